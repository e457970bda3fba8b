#pragma once
/// The look of a report: on a screen, and on paper.

namespace switchover::session::report {

inline constexpr const char* kStyle = R"css(
:root { color-scheme: light; --ink: #1d2433; --muted: #5b6577; --line: #d5dae3; --paper: #fff; --soft: #f4f6f9;
  --accent: #1f5fbf; --red: #b3261e; --green: #1d7a3e; --amber: #8a5a00; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 32px 28px 64px; max-width: 1080px; background: var(--paper); color: var(--ink);
  font: 15px/1.5 "Inter", "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 27px; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 20px; margin: 40px 0 10px; padding-bottom: 4px; border-bottom: 2px solid var(--line); }
h3 { font-size: 16px; margin: 26px 0 8px; }
p { margin: 8px 0; max-width: 76ch; }
a { color: var(--accent); }
.lead { font-size: 17px; }
.muted, figcaption, dt { color: var(--muted); }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 2px 18px; margin: 14px 0; }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; margin: 12px 0 18px; width: 100%; font-size: 13.5px; }
caption { text-align: left; font-weight: 600; padding: 4px 0; }
th, td { text-align: left; vertical-align: top; padding: 4px 10px 4px 6px; border-bottom: 1px solid var(--line);
  font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
.short { white-space: nowrap; }
thead th { background: var(--soft); border-bottom: 1px solid #b9c1cf; font-weight: 600; }
tbody th { font-weight: 500; }
.went { color: var(--red); background: #fdf1f0; }
.came { color: var(--green); background: #eef8f1; }
.bad { color: var(--red); font-weight: 600; }
.good { color: var(--green); }
figure { margin: 12px 0; padding: 10px; border: 1px solid var(--line); border-radius: 6px; }
figcaption { font-size: 13px; margin-top: 6px; }
figcaption b { color: var(--ink); }
svg { width: 100%; height: auto; display: block; font: 12px "Inter", "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
svg.diagram { max-height: 520px; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 10px 12px; overflow-x: auto;
  font: 12.5px/1.4 "DejaVu Sans Mono", "Liberation Mono", Consolas, monospace; white-space: pre-wrap; }
code { font: 13px "DejaVu Sans Mono", "Liberation Mono", Consolas, monospace; }
nav ul { columns: 2; padding-left: 18px; }
text { fill: var(--ink); }
.cable { stroke: #77839a; stroke-width: 2; } .cable.broken { stroke: #b9a3a3; stroke-dasharray: 6 5; }
.esp { stroke: #8a5cf0; stroke-opacity: .35; stroke-width: 8; stroke-linecap: round; }
.cut { stroke: var(--red); stroke-width: 3; fill: none; }
.node { fill: #e9eff9; stroke: #3d5a8c; stroke-width: 1.6; } .node.off { fill: #eceef1; stroke: #9aa2ae; }
.ink { stroke: #3d5a8c; stroke-width: 1.6; fill: none; stroke-linecap: round; stroke-linejoin: round; }
.up { fill: #2c9a53; stroke: #fff; } .dark { fill: #d58a00; stroke: #fff; } .shut { fill: var(--red); stroke: #fff; }
svg.diagram text { paint-order: stroke; stroke: #fff; stroke-width: 3.5px; stroke-linejoin: round; }
text.name { font-weight: 600; font-size: 17px; } text.port { font-size: 14.5px; fill: var(--muted); }
text.role { font-size: 15px; fill: #2b5ca8; } text.active { font-size: 15px; fill: var(--green); font-weight: 600; }
text.trouble { font-size: 15px; fill: var(--red); font-weight: 600; }
.grid { stroke: #e4e8ee; stroke-width: 1; } text.tick { font-size: 11.5px; fill: var(--muted); } text.lane { font-size: 12px; }
rect.active, rect.tunnel { fill: #2c9a53; } rect.tunnel { fill: #c9b6f2; } rect.standby { fill: #f5d77b; }
rect.listen { fill: #a9bbd8; } rect.init { fill: #d9dde4; } rect.answered { fill: #a9d6b7; } rect.outage { fill: var(--red); }
rect.step { fill: #4a7fd0; } rect.wait { fill: #d9981a; }
text.on { font-size: 11px; } text.on.active, text.on.outage { fill: #fff; }
line.fault { stroke: var(--red); stroke-dasharray: 4 3; } line.repair { stroke: var(--green); stroke-dasharray: 4 3; }
circle.fault { fill: var(--red); } circle.repair { fill: var(--green); } text.number { fill: #fff; font-weight: 600; font-size: 11px; }
.curve { fill: none; stroke-width: 1.8; stroke-linejoin: round; stroke-linecap: round; } .c0 { stroke: #1f5fbf; }
.c1 { stroke: #c2410c; stroke-dasharray: 7 3; } .c2 { stroke: #1d7a3e; stroke-dasharray: 2 3; } .c3 { stroke: #7c3aed; stroke-dasharray: 9 3 2 3; }
.c4 { stroke: #0e7490; stroke-dasharray: 5 5; } .c5 { stroke: #6b7280; stroke-dasharray: 12 4; }
@media (max-width: 760px) { nav ul { columns: 1; } }
@media print {
  body { padding: 0; max-width: none; font-size: 10.5pt; } nav { display: none; } a { color: inherit; text-decoration: none; }
  h2, h3, caption { break-after: avoid; } figure, table, tr { break-inside: avoid; } pre { white-space: pre-wrap; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  @page { margin: 16mm 14mm; }
}
)css";

}  // namespace switchover::session::report
