-- A session of Neovim's own language client with the server: opens a file, asks about it, edits it, and writes down what
-- it was told. Arguments come from the environment, the answers go to the file that it names.
local command = vim.json.decode(vim.env.AML_GUARD_SERVER)
local steps = vim.json.decode(vim.env.AML_GUARD_STEPS)
local answers = {}

local function attach(file)
  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({
    cmd = command,
    root_dir = vim.env.AML_GUARD_ROOT,
    init_options = vim.env.AML_GUARD_SNAPSHOT and { snapshot = vim.env.AML_GUARD_SNAPSHOT } or nil,
  })
  vim.lsp.buf_attach_client(buffer, id)
  vim.wait(10000, function() return vim.lsp.buf_is_attached(buffer, id) and vim.lsp.get_client_by_id(id).initialized end)
  return buffer
end

local function diagnostics(buffer)
  return vim.tbl_map(function(found)
    return { code = found.code, line = found.lnum, column = found.col, end_column = found.end_col, severity = found.severity, message = found.message }
  end, vim.diagnostic.get(buffer))
end

local buffer = attach(vim.env.AML_GUARD_FILE)
local uri = vim.uri_from_bufnr(buffer)

local function ask(method, step)
  local params = { textDocument = { uri = uri }, position = step.position }
  if step.range then params.range = step.range end
  if step.context then params.context = step.context end
  local results = vim.lsp.buf_request_sync(buffer, method, params, 10000) or {}
  for _, result in pairs(results) do
    return result.result
  end
end

for _, step in ipairs(steps) do
  local answer
  if step.wait_for then
    vim.wait(15000, function() return #vim.diagnostic.get(buffer) == step.wait_for end, 20)
    answer = diagnostics(buffer)
  elseif step.replace then
    local r = step.replace
    vim.api.nvim_buf_set_text(buffer, r.line, r.column, r.line, r.end_column, { r.text })
  elseif step.write then
    local out = io.open(step.write.file, 'w')
    out:write(step.write.text)
    out:close()
  elseif step.save then
    vim.cmd('silent write')
  elseif step.apply then
    local actions = ask('textDocument/codeAction', step.apply)
    for _, action in ipairs(actions or {}) do
      if action.title == step.apply.title then
        vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
      end
    end
    answer = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  elseif step.until_says then
    vim.wait(15000, function()
      answer = ask(step.method, step)
      return answer ~= nil and vim.json.encode(answer):find(step.until_says, 1, true) ~= nil
    end, 100)
  else
    answer = ask(step.method, step)
  end
  table.insert(answers, answer == nil and vim.NIL or answer)
end

local out = io.open(vim.env.AML_GUARD_ANSWERS, 'w')
out:write(vim.json.encode(answers))
out:close()
vim.cmd('qall!')
