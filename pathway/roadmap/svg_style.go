package roadmap

// style colors the pictures, in light and in dark. Every class begins with
// "cp-", so that a page around a picture can have classes of its own; a page
// can take the ground away with ".cp-ground { fill: none; stroke: none }".
const style = `
.credpath{font-family:"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;max-width:100%;height:auto}
.cp-ground{fill:#fff;stroke:#d0d7de}
.cp-title,.cp-head,.cp-lane,.cp-label,.cp-year{fill:#1f2328}
.cp-note,.cp-tick{fill:#57606a}
.cp-title{font-size:16px;font-weight:bold}
.cp-head{font-size:13px}
.cp-lane{font-size:12px;font-weight:bold}
.cp-label{font-size:14px}
.cp-note{font-size:12px}
.cp-tick,.cp-year,.cp-pill{font-size:11px}
.cp-year,.cp-pill{font-weight:bold}
.cp-pill{fill:#fff}
.cp-label,.cp-note{paint-order:stroke;stroke:#f6f8fa;stroke-width:3px;stroke-linejoin:round}
.cp-band{fill:#f6f8fa}
.cp-grid{stroke:#d8dee4}
.cp-minor{stroke:#c4ccd4}
.cp-edge{stroke:#1f2328;stroke-width:1.5}
.cp-flag{fill:#1f2328}
.cp-wait{stroke:#57606a;stroke-width:2;stroke-dasharray:1 5;stroke-linecap:round}
.cp-season{fill:#8250df;fill-opacity:.22}
.cp-study{fill:#1f5fbf}
.cp-exam{fill:#8250df}
.cp-work{fill:#1a7f37}
.cp-paper{fill:#9a6700}
.cp-under{fill-opacity:.35}
.cp-stair{fill:none;stroke:#1f5fbf;stroke-width:2;stroke-linejoin:round}
.cp-point{fill:#1f5fbf}
.cp-open{fill:#fff;stroke:#9a6700;stroke-width:2}
.cp-more{stroke:#9a6700;stroke-width:2;stroke-dasharray:4 3}
.cp-tip{fill:#9a6700}
.cp-doubt{fill:none;stroke:#57606a;stroke-dasharray:2 2}
@media (prefers-color-scheme:dark){
.cp-ground{fill:#0d1117;stroke:#3d444d}
.cp-title,.cp-head,.cp-lane,.cp-label,.cp-year{fill:#e6edf3}
.cp-note,.cp-tick{fill:#9da7b3}
.cp-pill{fill:#0d1117}
.cp-label,.cp-note{stroke:#161b22}
.cp-band{fill:#161b22}
.cp-grid{stroke:#2a3139}
.cp-minor{stroke:#3d444d}
.cp-edge{stroke:#e6edf3}
.cp-flag{fill:#e6edf3}
.cp-wait{stroke:#9da7b3}
.cp-season{fill:#d2a8ff}
.cp-study,.cp-point{fill:#79b8ff}
.cp-exam{fill:#d2a8ff}
.cp-work{fill:#56d364}
.cp-paper{fill:#e3b341}
.cp-stair{stroke:#79b8ff}
.cp-open{fill:#0d1117;stroke:#e3b341}
.cp-more{stroke:#e3b341}
.cp-tip{fill:#e3b341}
.cp-doubt{stroke:#9da7b3}
}
`
