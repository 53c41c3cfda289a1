/// The style sheet of every page: light and dark, on screens and on A4, without a font or a picture from elsewhere.
///
/// Text has a contrast of at least 4.5 to 1 on its ground (WCAG 2.2 AA), and lines and areas that carry meaning 3 to 1; what
/// colour says, a pattern of lines, a number or a word says too.
enum PageStyle {
  static let css = """
    :root { color-scheme: light dark; --ground: #ffffff; --ink: #1b1f24; --quiet: #4a5360; --line: #6b7480; --faint: #d5dae0;
      --place: #8a1c4a; --place-fill: #f3dbe5; --bar: #4a86c5; --before: #1b1f24; --warn: #fff3d6; --warn-line: #8a5a00;
      --link: #0b57a4; --s1: #dce9f7; --s2: #b5d0ee; --s3: #1f5fa8; --s4: #123a68; --s-ink: #ffffff; }
    @media (prefers-color-scheme: dark) { :root { --ground: #14181d; --ink: #eceff3; --quiet: #b4bdc8; --line: #8b95a1;
      --faint: #39424d; --place: #ff9dc3; --place-fill: #4a2236; --bar: #4a88cd; --before: #eceff3; --warn: #3a2d0c;
      --warn-line: #e0b04a; --link: #8cc0ff; --s1: #1b2c40; --s2: #24466b; --s3: #7db4f0; --s4: #b5d6fb; --s-ink: #10151a; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; background: var(--ground); color: var(--ink);
      font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
    h1, h2 { line-height: 1.2; overflow-wrap: anywhere; }
    h1 { font-size: 2rem; margin: 0 0 0.5rem; }
    h2 { font-size: 1.35rem; margin: 0 0 0.75rem; }
    main > section { border-top: 1px solid var(--faint); margin-top: 2rem; padding-top: 1.25rem; }
    a { color: var(--link); }
    a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { left: 1rem; top: 1rem; background: var(--ground); padding: 0.5rem; }
    .district { color: var(--quiet); margin: 0; font-weight: 600; }
    .lead { font-size: 1.1rem; color: var(--quiet); margin: 0 0 1rem; }
    .warnings { background: var(--warn); border-left: 6px solid var(--warn-line); padding: 0.75rem 1rem; margin: 1rem 0; }
    .warnings h2 { font-size: 1.1rem; margin: 0 0 0.25rem; }
    .warnings ul { margin: 0; padding-left: 1.25rem; }
    nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0; margin: 1rem 0 0; }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 0.75rem; margin: 0 0 1rem; }
    .figures div { border: 1px solid var(--faint); border-radius: 6px; padding: 0.6rem 0.8rem; }
    dt { color: var(--quiet); font-size: 0.875rem; }
    dd { margin: 0; }
    .value { font-size: 1.4rem; font-weight: 650; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
    .remark { display: block; color: var(--quiet); font-size: 0.875rem; }
    figure { margin: 1rem 0; }
    figure > svg { display: block; width: 100%; height: auto; border: 1px solid var(--faint); background: var(--ground); }
    figcaption { color: var(--quiet); font-size: 0.875rem; margin-top: 0.4rem; }
    svg text { fill: var(--ink); font-size: 12px; }
    .legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0.25rem 0 0; padding: 0; }
    .legend svg { width: 1.5rem; height: 0.75rem; vertical-align: middle; }
    .ground { fill: none; stroke: var(--ink); stroke-width: 1.5; }
    .area { fill: none; stroke: var(--line); stroke-width: 0.8; }
    .place { fill: var(--place-fill); fill-opacity: 0.7; stroke: var(--place); stroke-width: 2.5; }
    .incidents { fill: var(--bar); fill-opacity: 0.6; stroke: var(--ink); stroke-width: 0.8; }
    .axis { fill: none; stroke: var(--line); stroke-width: 1; }
    .guide { fill: none; stroke: var(--faint); stroke-width: 1; }
    .bar { fill: var(--bar); stroke: none; }
    .before { fill: none; stroke: var(--before); stroke-width: 2; stroke-dasharray: 5 3; }
    circle.before { fill: var(--before); stroke-dasharray: none; }
    .gap { fill: none; stroke: var(--line); stroke-width: 1; stroke-dasharray: 2 3; }
    .scroll { overflow-x: auto; margin: 1rem 0; }
    table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
    caption { text-align: left; font-weight: 650; padding: 0.25rem 0; }
    th, td { text-align: left; padding: 0.3rem 0.6rem; border-bottom: 1px solid var(--faint); vertical-align: top; }
    thead th { border-bottom: 2px solid var(--line); }
    tbody th { font-weight: 500; overflow-wrap: anywhere; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .shade-1 { background: var(--s1); }
    .shade-2 { background: var(--s2); }
    .shade-3 { background: var(--s3); color: var(--s-ink); }
    .shade-4 { background: var(--s4); color: var(--s-ink); font-weight: 650; }
    footer { border-top: 2px solid var(--line); margin-top: 2rem; padding-top: 1rem; color: var(--quiet); font-size: 0.875rem; }
    footer h2 { font-size: 1.05rem; }
    @media print { @page { size: A4; margin: 15mm; }
      :root { color-scheme: light; --ground: #ffffff; --ink: #000000; --quiet: #333333; --line: #555555; --faint: #bbbbbb;
        --place: #8a1c4a; --place-fill: #f3dbe5; --bar: #4a86c5; --before: #000000; --warn: #ffffff; --warn-line: #000000;
        --link: #000000; --s1: #dce9f7; --s2: #b5d0ee; --s3: #1f5fa8; --s4: #123a68; --s-ink: #ffffff; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      nav, .skip { display: none; }
      figure, tr, .figures div, .warnings { break-inside: avoid; }
      h2 { break-after: avoid; }
      .scroll { overflow: visible; }
      figure > svg { max-height: 11cm; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
    """
}
