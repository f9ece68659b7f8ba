/** What forms need besides the style of our pages. */
export const formStyle = `
form{margin:0 0 1.5em}
label,legend{font-weight:600}
fieldset{border:1px solid var(--line);border-radius:.25rem;margin:0 0 1.1em;padding:.75rem 1rem}
fieldset label,.check label{font-weight:400}
input[type=text],input[type=email],textarea{display:block;width:100%;margin-top:.3em;padding:.5em;border:1px solid var(--line);border-radius:.25rem;background:var(--page);color:var(--text);font:inherit}
input[type=radio],input[type=checkbox]{width:1.25em;height:1.25em;vertical-align:-.2em;margin-inline-end:.5em}
button{min-height:2.75rem;padding:.5em 1.2em;border:2px solid var(--link);border-radius:.25rem;background:var(--link);color:var(--page);font:inherit;font-weight:600;cursor:pointer}
button.quiet{background:var(--page);color:var(--link)}
button:focus-visible,input:focus-visible,textarea:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.hint{display:block;color:var(--quiet);font-size:1rem;font-weight:400}
.fault{display:block;color:var(--notice);font-weight:600}
.faults{border:2px solid var(--notice);border-radius:.25rem;padding:.75rem 1rem;margin:0 0 1.5em}
.faults h2{margin-top:0}
.other{position:absolute;inset-inline-start:-100vw;width:1px;height:1px;overflow:hidden}
`
