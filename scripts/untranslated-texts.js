/**
 * Finds texts that people read and no translator can reach, for ESLint's `no-restricted-syntax` in `src/extension`.
 *
 * Looked at are the places that show a text, for any word, and all of the rest, for whole sentences. Log lines, and the
 * names of work that they are about, stay English.
 */
const translate = "People read this: vscode.l10n.t('…') with {0} for values, then `npm run generate`.";
/** A word at the beginning, or behind a space; no address, no icon and no setting. */
const word = '/(^|\\s)(?!AML Guard$|Guard$)[A-Za-z]{3,}(?![\\w-]*[.:=@\\u002F])/';
const hasWords = `:matches(Literal[value=${word}], TemplateLiteral:has(> TemplateElement[value.raw=${word}]))`;
const call = "CallExpression[callee.property.name='t'][callee.object.property.name='l10n']";
const notTranslated = `:not(${call} *)`;
const notLogged = ':not(CallExpression[callee.property.name=/^(info|warn|error)$/] *)';
const notTitleOfWork =
  ':not(CallExpression:matches([callee.name=/^(runInBackground|guarded)$/], [callee.property.name="inBackground"]) > *)';
const shown = [
  // Constructors and functions that show their text.
  'NewExpression[callee.property.name=/^(TreeItem|CodeAction|Diagnostic|MarkdownString)$/]',
  'NewExpression[callee.name=/^(?!Aggregate)\\w*Error$/]',
  'CallExpression[callee.type="Super"]',
  'CallExpression[callee.property.name=/^(show\\w+Message|setStatusBarMessage|showInputBox|showQuickPick)$/]',
  'CallExpression[callee.property.name=/^(appendMarkdown|appendText)$/]',
  'CallExpression[callee.name=/^(ask|copy|chooseConnection|counted)$/]',
  // Options, and properties of what is shown.
  'Property[key.name=/^(title|label|description|detail|placeHolder|prompt|tooltip|openLabel|text)$/]',
  'AssignmentExpression[left.property.name=/^(title|label|description|detail|placeholder|tooltip|text|message)$/]',
  'Property[key.name="validateInput"] > ArrowFunctionExpression',
].join(', ');
const between = 'ConditionalExpression, LogicalExpression, ArrayExpression';
export const untranslatedTexts = [
  { selector: `:matches(${shown}) > ${hasWords}${notTranslated}`, message: translate },
  { selector: `:matches(${shown}) > :matches(${between}) > ${hasWords}${notTranslated}`, message: translate },
  // Anywhere else: a sentence, which names of products are not.
  { selector: `Literal[value=/^[A-Z][\\w’']+ [a-z(]/]${notTranslated}${notLogged}`, message: translate },
  {
    selector: `TemplateLiteral:has(> TemplateElement[value.raw=/^(?!<).*[a-z]{2,} [a-z]{2,}/])${notTranslated}${notLogged}${notTitleOfWork}`,
    message: translate,
  },
  {
    selector: `${call}:not([arguments.0.type='Literal'], [arguments.0.type='ObjectExpression'])`,
    message: 'The exporter reads the source: the first argument of l10n.t is a text in quotes.',
  },
  {
    selector: `BinaryExpression[operator='+'] > ${call}`,
    message: 'Sentences are not put together of pieces: other languages have another order. Use {0}.',
  },
];
