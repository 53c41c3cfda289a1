/// How a pack prints: A4, the district first, each hotspot on one sheet, and then the tables.
///
/// Nothing is cut: words go on in the next line, and a sheet that is longer than its page goes on on the next. What is folded away
/// on a screen is open; the months of single hotspots are together in one table.
///
/// A sheet with the week's table has no room for bars of themes: there they are a table in the place of the top categories, which stand in
/// a table of all hotspots after the sheets.
enum PackPrintStyle {
  static let css = """
    @media print { @page { size: A4; margin: 12mm; }
      :root { \(PackPalette.light) }
      .pack { font-size: 8.5pt; line-height: 1.3; max-width: none; }
      .pack h1 { font-size: 16pt; margin: 0; }
      .pack h2 { font-size: 12pt; margin: 0 0 1mm; }
      .pack h3 { font-size: 10.5pt; margin: 2mm 0 1mm; break-after: avoid; }
      .pack h4 { font-size: 8.5pt; margin: 0; break-after: avoid; }
      .pack p { margin: 0 0 1mm; }
      .lead { font-size: 9pt; }
      .pack .warnings { padding: 1mm 2mm; margin: 2mm 0; }
      .pack main > section { margin-top: 3mm; padding-top: 2mm; }
      .pack table { font-size: 8pt; }
      .pack th, .pack td { padding: 0.4mm 1.2mm; }
      .pack .scroll { margin: 1mm 0; }
      .pack figure { margin: 1mm 0; }
      .pack figcaption { font-size: 7.5pt; margin-top: 0.5mm; }
      .analysis > figure { display: inline-block; width: 48.5%; vertical-align: top; }
      .analysis > figure + figure { margin-left: 1%; }
      .analysis > figure > svg { width: 100%; max-height: 74mm; }
      .pack .analysis > figure svg text { font-size: 15px; }
      .pack .analysis > .map svg text { font-size: 14px; }
      .map .sign { transform: scale(1.35); }
      .pack .analysis > .map svg .rank { font-size: 12px; }
      .pack .ranked { font-size: 7.5pt; }
      .pack .ranked .number { width: 9mm; }
      .ranked thead th:nth-child(2) { width: 42mm; }
      .analysis > h3 + .scroll caption { display: none; }
      .controls, .measures, .details, .show, .back { display: none; }
      details::details-content { content-visibility: visible; display: block; }
      summary, .months details { display: none; }
      .analysis ~ .analysis { break-before: page; }
      .ranked thead { display: table-header-group; }
      .tables { break-before: page; }
      .pack .tables table, .pack .tables .number { font-size: 7pt; white-space: normal; }
      .pack .tables td, .pack .tables th { padding: 0.4mm 0.7mm; }
      .pack .tables thead .number { white-space: nowrap; }
      .sheet { break-before: page; break-after: page; margin: 0; padding: 0; border: 0; min-height: 272mm;
        display: flex; flex-direction: column; }
      .pack .sheet h3 { font-size: 13pt; margin: 0; }
      .pack .why { font-size: 9pt; }
      .parts { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.2mm 5mm; flex: none; }
      .whole { grid-column: 1 / -1; }
      .part figure > svg { width: 100%; height: auto; max-height: 41mm; }
      .pack .part caption { font-size: 7.5pt; padding: 0; }
      .pack .part td, .pack .part th { padding: 0.3mm 1.2mm; }
      .what td:last-child { white-space: nowrap; }
      .what { display: grid; grid-template-columns: 1fr 1fr; gap: 0 3mm; align-content: start; }
      .what figure { grid-column: 1 / -1; }
      .what details, .what summary, .what figcaption, .sheet:has(.week table) .what figure,
      .sheet:has(.week table) .what details + .scroll { display: none; }
      .sheet:has(.week table) .what details { display: block; }
      .sheet:has(.week table) .what:has(figure) { grid-template-columns: 3fr 2fr; }
      .what details::details-content { content-visibility: visible; display: block; }
      .what h4 { grid-column: 1 / -1; }
      .what table, .again table { table-layout: fixed; }
      .what thead .number { width: 16mm; }
      .what details thead .number { width: 14mm; }
      .again thead th { width: 18mm; }
      .again thead th:first-child { width: 10mm; }
      .again thead th:nth-child(2) { width: auto; }
      .numbers h4, .week caption, .again caption { display: none; }
      .pack .week td, .pack .week th { padding: 0.2mm 1.2mm; }
      .caveats .scroll, .caveats p { font-size: 7.5pt; }
      .caveats p { display: inline; }
      .pack .part table, .ground-words p { font-size: 7.5pt; line-height: 1.2; }
      .pack .part figure, .pack .part .scroll { margin: 0 0 1mm; }
      .pack .figures { gap: 1.5mm; margin: 0; grid-template-columns: repeat(5, minmax(0, 1fr)); }
      .pack .figures div { padding: 0.7mm 1.5mm; }
      .pack .value { font-size: 11pt; line-height: 1.1; }
      .pack dt, .pack .remark { font-size: 7pt; line-height: 1.2; }
      .pack .legend svg { width: 5mm; height: 2mm; }
      .blank { flex: 1 1 auto; min-height: 22mm; break-inside: avoid; display: flex; flex-direction: column; }
      .blank .scroll, .blank table { flex: 1 1 auto; display: flex; flex-direction: column; }
      .blank table { display: table; height: 100%; }
      .pack .blank td { height: auto; } }
    """
}
