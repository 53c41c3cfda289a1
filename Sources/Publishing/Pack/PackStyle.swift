/// What a pack's style sheet has beyond that of every page: its maps, its list, and a sheet of A4 for each hotspot.
enum PackStyle {
  static let css = """
    :root { \(PackPalette.light) }
    @media (prefers-color-scheme: dark) { :root { \(PackPalette.dark) } }
    .pack { max-width: 68rem; }
    .pack h3 { font-size: 1.2rem; line-height: 1.25; margin: 1.5rem 0 0.5rem; overflow-wrap: anywhere; }
    .pack h4 { font-size: 1rem; margin: 0 0 0.25rem; }
    .pack svg text { font-size: 12px; paint-order: stroke; stroke: var(--ground); stroke-width: 3px; stroke-linejoin: round; }
    .outlines { position: absolute; }
    .audience { display: inline-block; border: 2px solid var(--head); border-radius: 4px; padding: 0.2rem 0.7rem; margin: 0;
      font-weight: 600; }
    .pack nav a { display: inline-block; padding: 0.2rem 0; }
    .summary .number { white-space: normal; }
    .summary tbody th { overflow-wrap: anywhere; }
    .analysis > h2 { font-size: 1.6rem; }
    .band { fill: var(--band); stroke: none; }
    .limit { fill: none; stroke: var(--limit); stroke-width: 1.5; stroke-dasharray: 6 4; }
    .expected { fill: none; stroke: var(--quiet); stroke-width: 1.5; stroke-dasharray: 2 2; }
    .observed { fill: none; stroke: var(--link); stroke-width: 2; }
    circle.observed { fill: var(--link); }
    .signal { fill: none; stroke: var(--head); stroke-width: 2.5; }
    .legend .signal { rx: 5px; }
    .run { fill: none; stroke: var(--limit); stroke-width: 1.75; }
    .map { position: relative; }
    .map .drawing { touch-action: pan-y; }
    .map .zoomed { touch-action: none; cursor: grab; }
    .map .drawing:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .map path, .map use, .map circle { vector-effect: non-scaling-stroke; }
    .map text, .map .incidents { transform-box: fill-box; transform-origin: center;
      transform: scale(calc(1 / var(--zoom, 1))); }
    .map .sign, .map .sign text { transform-box: view-box; transform-origin: 0 0; }
    .map .sign { transform: scale(calc(1 / var(--zoom, 1))); }
    .map .sign text { transform: none; }
    use.area { pointer-events: all; }
    .deprivation-1 { fill: var(--d1); } .deprivation-2 { fill: var(--d2); } .deprivation-3 { fill: var(--d3); }
    .deprivation-4 { fill: var(--d4); } .deprivation-5 { fill: var(--d5); }
    .map:has(input[value="rate"]:checked) .rate-1 { fill: var(--r1); }
    .map:has(input[value="rate"]:checked) .rate-2 { fill: var(--r2); }
    .map:has(input[value="rate"]:checked) .rate-3 { fill: var(--r3); }
    .map:has(input[value="rate"]:checked) .rate-4 { fill: var(--r4); }
    .map:has(input[value="rate"]:checked) .rate-5 { fill: var(--r5); }
    .map:has(input[value="none"]:checked) use.area { fill: none; }
    .of-rate, .of-none, .map:has(input[value="rate"]:checked) .of-deprivation,
    .map:has(input[value="none"]:checked) .of-deprivation { display: none; }
    .map:has(input[value="rate"]:checked) .of-rate { display: flex; }
    .head { fill: var(--head); stroke: var(--ground); stroke-width: 1.5; }
    .leader { fill: none; stroke: var(--head); stroke-width: 1.5; }
    .pack svg .rank { fill: var(--head-ink); stroke: none; font-weight: 700; }
    .pin { cursor: pointer; }
    .pin:focus { outline: none; }
    .pin:focus-visible .head { stroke: var(--link); stroke-width: 4; }
    .pin.selected .head { fill: var(--chosen); stroke: var(--ink); stroke-width: 2.5; }
    .pack svg .pin.selected .rank { fill: var(--chosen-ink); }
    .measures { border: 0; padding: 0; margin: 0 0 0.5rem; display: flex; flex-wrap: wrap; gap: 0 1rem; font-size: 0.9375rem; }
    .measures legend { float: left; padding: 0.25rem 1rem 0 0; font-weight: 600; }
    .measures label { display: inline-flex; align-items: center; min-height: 24px; padding: 0.15rem 0; gap: 0.35rem; }
    .measures input { width: 1.1rem; height: 1.1rem; margin: 0; accent-color: var(--link); }
    .controls { display: flex; flex-wrap: wrap; gap: 0.25rem; margin: 0 0 0.4rem; }
    .controls[hidden], .show[hidden], .details[hidden] { display: none; }
    .controls button, .show { min-width: 2rem; min-height: 2rem; border: 1px solid var(--line); border-radius: 4px;
      background: var(--ground); color: var(--ink); font: inherit; font-size: 0.9375rem; cursor: pointer; }
    .show { min-height: 1.75rem; font-size: 0.8125rem; padding: 0 0.5rem; margin-left: 0.25rem; font-weight: 400; }
    .controls button:focus-visible, .show:focus-visible, .measures input:focus-visible {
      outline: 3px solid var(--link); outline-offset: 2px; }
    .controls button:disabled { color: var(--quiet); border-color: var(--faint); cursor: default; }
    .details { margin: 0.4rem 0 0; padding: 0.4rem 0.7rem; border-left: 4px solid var(--head); background: var(--ground);
      border-top: 1px solid var(--faint); border-bottom: 1px solid var(--faint); overflow-wrap: anywhere; }
    .pack tbody th, .pack .part td { overflow-wrap: break-word; min-width: 3rem; }
    .ranked .number { width: 4rem; text-align: center; }
    .ranked thead th:nth-child(2) { width: 30%; }
    .part figcaption strong { display: none; }
    .ranked { table-layout: fixed; }
    .ranked th { font-weight: 600; }
    .ranked td, .ranked th { padding: 0.5rem 0.6rem; }
    .ranked tr.selected > * { background: var(--chosen); color: var(--chosen-ink); }
    .ranked tr.selected a { color: var(--chosen-ink); }
    .ranked th a { display: inline-block; min-height: 24px; }
    .left-out:empty { display: none; }
    .sheet { border-top: 3px solid var(--head); margin-top: 2.5rem; padding-top: 0.5rem; }
    .sheet h3 { font-size: 1.4rem; margin: 0.5rem 0 0.25rem; }
    .sheet h3:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .badge { display: inline-block; min-width: 1.45em; text-align: center; background: var(--head); color: var(--head-ink);
      border-radius: 1rem; padding: 0 0.5rem; font-variant-numeric: tabular-nums; }
    .reference { color: var(--quiet); margin: 0 0 0.25rem; }
    .reference a { display: inline-block; min-height: 24px; }
    .why { font-size: 1.0625rem; margin: 0 0 0.75rem; }
    .parts { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem 1.5rem; }
    .part p { margin: 0 0 0.4rem; overflow-wrap: anywhere; }
    .part figure, .part .scroll { margin: 0.25rem 0 0.75rem; }
    .part caption { font-size: 0.875rem; color: var(--quiet); font-weight: 600; }
    .part td, .part th { padding: 0.2rem 0.5rem; }
    .again td:last-child { white-space: nowrap; }
    .numbers .figures { margin: 0; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); }
    .caveats { border-left: 4px solid var(--warn-line); padding-left: 0.8rem; }
    .blank td { height: 4rem; border: 1px solid var(--line); width: 26%; }
    .blank th { border: 1px solid var(--line); }
    summary { min-height: 24px; cursor: pointer; color: var(--link); }
    .part figure { max-width: 30rem; }
    @media (min-width: 46rem) { .parts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      .whole { grid-column: 1 / -1; } }
    @media (min-width: 52rem) {
      .analysis > figure svg text { font-size: 10px; }
      .map .sign { transform: scale(calc(0.9 / var(--zoom, 1))); } }
    @media (max-width: 40rem) { .pack { padding: 1rem; }
      .summary table { font-size: 0.875rem; }
      .summary th, .summary td { padding: 0.3rem 0.25rem; }
      .analysis > figure svg text { font-size: 18px; }
      .pack .analysis > .map svg text { font-size: 14px; }
      .map .sign { transform: scale(calc(1.35 / var(--zoom, 1))); }
      .pack .map .sign .rank { font-size: 12px; }
      .ranked, .ranked tbody, .ranked tr, .ranked th, .ranked td { display: block; }
      .ranked caption { display: block; }
      .ranked thead { position: absolute; left: -100rem; }
      .ranked tr { border-bottom: 1px solid var(--faint); padding: 0.4rem 0; }
      .ranked td, .ranked th { border: 0; padding: 0.1rem 0.4rem; }
      .ranked td.number { text-align: left; float: left; width: 2rem; font-weight: 700; } }
    """
}
