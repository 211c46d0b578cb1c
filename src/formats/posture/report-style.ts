/** The report's style: system fonts, both colour schemes, words beside every colour, everything open in print. */
export const reportStyle = `
:root{--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--paper:#fff;--panel:#f6f8fa;--fail:#b3261e;--unknown:#7a4f00;--pass:#1a6334;--na:#57606a}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9198a1;--line:#3d444d;--paper:#0d1117;--panel:#161b22;--fail:#ff8a80;--unknown:#e3b341;--pass:#56d364;--na:#9198a1}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
main{max-width:960px;margin:0 auto;padding:32px 24px}
h1{font-size:1.7rem;margin:0 0 4px}
h2{font-size:1.2rem;margin:36px 0 12px;border-bottom:1px solid var(--line);padding-bottom:6px}
small{color:var(--soft);font-weight:400}
.sample{border:2px dashed var(--unknown);color:var(--unknown);padding:8px 12px;border-radius:6px;font-weight:600}
.counts{display:flex;flex-wrap:wrap;gap:12px;list-style:none;padding:0;margin:16px 0}
.counts li{border:1px solid var(--line);border-radius:6px;padding:8px 14px;min-width:120px}
.counts b{display:block;font-size:1.6rem;line-height:1.2}
.fail b,.verdict.fail{color:var(--fail)}.unknown b,.verdict.unknown{color:var(--unknown)}.pass b,.verdict.pass{color:var(--pass)}.not-applicable b,.verdict.not-applicable{color:var(--na)}
details b{color:inherit}
details{border:1px solid var(--line);border-radius:6px;margin:8px 0;padding:8px 12px}
details.accepted{border-left:4px solid var(--na);color:var(--soft)}.verdict.accepted,.accepted .verdict.fail{color:var(--na)}
details.fail{border-left:4px solid var(--fail)}details.unknown{border-left:4px solid var(--unknown)}
summary{cursor:pointer}
.verdict{font-weight:700;display:inline-block;min-width:6.5em}
.resource,.id,.severity{color:var(--soft)}.id{font-size:.8rem;overflow-wrap:anywhere}
.severity{border:1px solid var(--line);border-radius:99px;padding:0 8px;font-size:.8rem}
table{border-collapse:collapse;width:100%;margin:12px 0}th,td{border:1px solid var(--line);padding:6px 10px;text-align:left;vertical-align:top;font-size:.9rem}
pre{background:var(--panel);padding:12px;border-radius:6px;overflow:auto;font-size:.82rem}
.exposure{width:100%;height:auto;background:var(--panel);border-radius:8px}
.exposure rect{fill:var(--paper);stroke:var(--line)}.exposure text{fill:var(--ink);font:13px system-ui,sans-serif}
.exposure .internet rect,.exposure .open rect{stroke:var(--fail);stroke-width:2}
.way{fill:none;stroke:var(--soft);stroke-width:1.6}.way.internet{stroke:var(--fail);stroke-width:2.4}.way.private{stroke:var(--pass)}.way.anonymous{stroke:var(--fail);stroke-width:2.4}.way.unknown{stroke:var(--unknown);stroke-dasharray:5 5}
.chain{width:100%;height:auto}.chain rect{fill:var(--panel);stroke:var(--line);stroke-width:1.5}.chain text{fill:var(--ink);font:12px system-ui,sans-serif}.chain .state{fill:var(--soft)}.chain .holds rect{stroke:var(--fail)}.chain .unknown rect{stroke:var(--unknown);stroke-dasharray:5 5}.chain line{stroke:var(--soft);stroke-width:2}.chain line.cut{stroke-dasharray:1 8}.chain line.unknown{stroke-dasharray:5 5}
footer{margin-top:40px;color:var(--soft);font-size:.85rem}
@media print{:root{--ink:#000;--paper:#fff;--panel:#fff}main{max-width:none;padding:0}details::details-content{content-visibility:visible;block-size:auto}details{break-inside:avoid}}
`;
