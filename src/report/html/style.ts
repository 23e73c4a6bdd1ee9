/** The style of the page: light and dark by the reader's setting, colours of at least 4.5:1 contrast. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --code: #f6f8fa; --link: #0550ae;
  --unsatisfied: #b42318; --at-risk: #8a4b00; --undecided: #57606a; --satisfied: #116329; --on: #fff; --add: #dafbe1; --del: #ffebe9; }
@media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #e6edf3; --soft: #9da7b3; --line: #30363d; --code: #161b22; --link: #79b8ff;
  --unsatisfied: #ff8078; --at-risk: #f0b232; --undecided: #b1bac4; --satisfied: #56d364; --on: #0d1117; --add: #12361f; --del: #4a1c1a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem 1.5rem 4rem; max-width: 90rem; font: 16px/1.5 system-ui, sans-serif; background: var(--paper); color: var(--ink); }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.3rem; }
h1 { margin: 0.5rem 0 0; font-size: 1.6rem; } h2 { margin: 2rem 0 0.5rem; font-size: 1.3rem; }
h3, h4, h5 { margin: 1rem 0 0.3rem; font-size: 1rem; } h5 { font-weight: 600; color: var(--soft); }
.meta, caption { color: var(--soft); font-size: 0.875rem; } caption { text-align: left; padding: 0.3rem 0; }
table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: 0.35rem 0.6rem; text-align: left; vertical-align: top; }
.scroll { overflow-x: auto; } .matrix tbody th { position: sticky; left: 0; background: var(--paper); } .matrix td { padding: 0.2rem; } .matrix tbody th { min-width: min(24rem, 50vw); overflow-wrap: anywhere; }
.matrix td a { display: block; text-decoration: none; white-space: nowrap; } .matrix td a:hover { text-decoration: underline; }
.verdict, .severity, .badge { display: inline-block; border-radius: 0.3rem; padding: 0 0.45rem; font-size: 0.875rem; font-weight: 600; white-space: nowrap; }
.badge { border: 1px solid var(--line); color: var(--soft); font-weight: 400; }
.verdict, .severity { color: var(--on); } .unsatisfied, .error { background: var(--unsatisfied); } .at-risk, .warning { background: var(--at-risk); }
.undecided, .info { background: var(--undecided); } .satisfied { background: var(--satisfied); }
.tiles { display: flex; flex-wrap: wrap; gap: 0.5rem; padding: 0; list-style: none; } .tiles .verdict { font-size: 1rem; padding: 0.3rem 0.8rem; }
form { display: flex; flex-wrap: wrap; gap: 0.75rem 1.25rem; align-items: end; border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.75rem; }
form[hidden], article[hidden] { display: none; } form > p { display: grid; gap: 0.2rem; margin: 0; } fieldset { border: 0; margin: 0; padding: 0; }
legend { padding: 0; } fieldset label { margin-right: 0.8rem; white-space: nowrap; }
input, select, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 0.3rem; padding: 0.2rem 0.5rem; max-width: 22rem; }
.interaction { border: 1px solid var(--line); border-radius: 0.4rem; margin: 0.5rem 0; padding: 0 0.9rem; }
summary { cursor: pointer; padding: 0.5rem 0; overflow-wrap: anywhere; } details[open] > summary { margin-bottom: 0.5rem; }
.finding { border-left: 3px solid var(--line); padding-left: 0.9rem; margin: 0.8rem 0; }
figure { margin: 0.4rem 0; } figcaption { color: var(--soft); font-size: 0.875rem; }
code, pre { font: 0.875rem/1.45 ui-monospace, monospace; overflow-wrap: anywhere; }
.code { background: var(--code); border: 1px solid var(--line); border-radius: 0.3rem; margin: 0.3rem 0; padding: 0.5rem 0.75rem; overflow: auto; max-height: 30rem; overflow-wrap: normal; }
.diff ins, .diff del, .diff span { display: block; white-space: pre; text-decoration: none; } .diff ins { background: var(--add); } .diff del { background: var(--del); }
.help { font-weight: 600; }
@media print { form { display: none; } .code { max-height: none; } }
`;
