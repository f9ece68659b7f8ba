/** The style of the pages about the API, light and dark, on a desk and on a phone. */
export const style = `
:root{color-scheme:light dark;--text:#1d1d1b;--quiet:#55524d;--page:#fff;--line:#d8d3c8;--soft:#f4f1ea;--link:#0b4f8a;--get:#0b5e3b;--write:#7a3d00;--delete:#9b1c1c}
@media (prefers-color-scheme:dark){:root{--text:#f2efe9;--quiet:#bdb8af;--page:#17181a;--line:#43464c;--soft:#232529;--link:#9cc9f5;--get:#7fd6ae;--write:#ffd6a0;--delete:#ffb3b3}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
header,main{max-width:58rem;margin:0 auto;padding:1rem}
header nav{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;padding-bottom:1rem;border-bottom:1px solid var(--line)}
main{padding-bottom:4rem}
h1{font-size:2rem;line-height:1.2;margin:.3em 0 .6em}
h2{font-size:1.35rem;line-height:1.3;margin:2.2em 0 .5em}
h3{font-size:1.05rem;margin:1.4em 0 .4em}
section>section{margin-inline-start:0}
main>section{border-top:1px solid var(--line);margin-top:2.2rem}
main>section>h2{margin-top:1.2rem}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,pre:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{position:static;display:inline-block;padding:.5rem 1rem}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.9em}
summary{cursor:pointer;font-weight:600}
pre{max-height:30rem;overflow-y:auto;background:var(--soft);padding:.75rem 1rem;border-radius:.3rem;overflow-x:auto;overflow-wrap:normal}
.address{background:var(--soft);padding:.6rem 1rem;border-radius:.3rem}
.method{font:700 .85em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--write)}
.method.get{color:var(--get)}
.method.delete{color:var(--delete)}
.contents{list-style:none;padding:0}
.contents li{padding:.25rem 0}
.contents .kind{margin-inline-start:.4rem}
.kind{color:var(--quiet);font-weight:400}
dl{margin:.5rem 0}
dl div{padding:.45rem 0;border-top:1px solid var(--line)}
dt{font-weight:600}
dt .kind{margin-inline-start:.6rem}
dd{margin:0}
dd p{margin:.15rem 0}
dd dl{margin:.4rem 0 .4rem .25rem;padding-inline-start:1rem;border-inline-start:2px solid var(--line)}
@media (max-width:36rem){dt .kind,.contents .kind{display:block;margin-inline-start:0}}
@media print{header,.skip{display:none}}
`
