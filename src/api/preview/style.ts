/** The style of our own pages of documents, on a screen and on paper. */
export const style = `
:root{color-scheme:light dark;--text:#1d1d1b;--quiet:#55524d;--page:#fff;--line:#8a857c;--soft:#f4f1ea;--link:#0b4f8a;--notice:#7a3d00;--notice-page:#fff3e0}
@media (prefers-color-scheme:dark){:root{--text:#f2efe9;--quiet:#bdb8af;--page:#17181a;--line:#8a857c;--soft:#232529;--link:#9cc9f5;--notice:#ffd6a0;--notice-page:#3a2a12}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:1.125rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:break-word}
main{max-width:44rem;margin:0 auto;padding:2rem 1rem 4rem}
h1,h2,h3,h4{line-height:1.25;margin:2em 0 .5em;text-wrap:balance}
h1{font-size:2.2rem;margin:.2em 0 .4em}
h2{font-size:1.45rem}
h3{font-size:1.2rem}
h4{font-size:1.05rem}
p,ul,ol,dl,figure,details{margin:0 0 1.1em}
ul,ol{padding-inline-start:1.4em}
li>figure{margin-block:.5em}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
img{display:block;max-width:100%;height:auto;border-radius:.25rem}
figcaption{margin-top:.5em;color:var(--quiet);font-size:1rem}
small{font-size:1rem}
figure:has(>blockquote),blockquote{border-inline-start:.3rem solid var(--line);padding-inline-start:1rem}
figure>blockquote{border:0;padding:0;font-size:1.2rem}
blockquote{margin:0 0 1.1em}
blockquote p:last-child{margin-bottom:0}
details{background:var(--soft);border-radius:.25rem;padding:.6rem 1rem}
summary{cursor:pointer;font-weight:600}
dl{background:var(--soft);border-radius:.25rem;padding:1rem}
dl div+div{margin-top:.75rem}
dt{font-weight:600}
dd{margin:0}
dd ul,dd p:last-child{margin-bottom:0}
hr{border:0;border-top:1px solid var(--line);margin:2em 0}
.kind{margin:0;color:var(--quiet);font-size:1rem}
.summary{font-size:1.25rem}
.notice{background:var(--notice-page);color:var(--notice);border-inline-start:.3rem solid;padding:.75rem 1rem;font-weight:600}
@page{size:A4;margin:20mm 18mm}
@media print{
:root{color-scheme:light;--text:#000;--quiet:#333;--page:#fff;--soft:#fff;--link:#000;--notice:#000;--notice-page:#fff}
body{font-size:11pt}
main{max-width:none;padding:0}
h1{font-size:22pt}
h2{font-size:15pt}
h3{font-size:12.5pt}
h1,h2,h3,h4,summary,dt{break-after:avoid}
p,li,dd{orphans:3;widows:3}
figure,blockquote,dl div,img{break-inside:avoid}
img{max-height:110mm;width:auto}
dl,details,.notice{border:1px solid #666}
a[href^="http"]::after{content:" (" attr(href) ")";font-size:9pt;overflow-wrap:anywhere}
a[href^="mailto:"]::after{content:none}
details::details-content{content-visibility:visible;display:block;block-size:auto}
summary{list-style:none}
}
`
