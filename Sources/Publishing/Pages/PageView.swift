/// A page as the template sees it: texts, flags and lists. Each kind of part has names of its own, as a name that a part lacks is
/// looked for in what is around it.
struct PageView {
  let title: String
  let district: String
  let lead: String
  let hasWarnings: Bool
  let warnings: [String]
  let sections: [Section]
  let notes: [String]

  struct Section {
    let id: String
    let heading: String
    let hasFigures: Bool
    let figures: [Figure]
    let sentences: [String]
    let pictures: [Picture]
    let tables: [Table]
  }

  struct Figure {
    let label: String
    let value: String
    let hasRemark: Bool
    let remark: String
  }

  struct Picture {
    let pictureID: String
    let pictureTitle: String
    let description: String
    let width: String
    let height: String
    let shapes: [Shape]
    let hasLegend: Bool
    let legend: [Meaning]
    let role: String
    let isMap: Bool
    let hasMeasures: Bool
    let measures: [Measure]
  }

  /// What a map can be shaded by, with the name that its choices share.
  struct Measure {
    let choiceID: String
    let measureKind: String
    let measure: String
    let isFirst: Bool
    let keys: [Meaning]
  }

  /// One of the shapes; those of its texts that it does not need are empty.
  struct Shape {
    var isPath = false
    var isBox = false
    var isCircle = false
    var isWords = false
    var isArea = false
    var isPin = false
    var style = ""
    var d = ""
    var x = ""
    var y = ""
    var boxWidth = ""
    var boxHeight = ""
    var radius = ""
    var anchor = ""
    /// The shared outline of an area, or what a pin leads to.
    var reference = ""
    var number = ""
    var asideX = ""
    var asideY = ""
    /// What it says when it is pointed at, or the words that it is.
    var says = ""
  }

  struct Meaning {
    let style: String
    let meaning: String
  }

  struct Table {
    let caption: String
    let isFolded: Bool
    /// Whether a small screen must scroll it.
    let isWide: Bool
    let columns: [Column]
    let rows: [Row]
  }

  struct Column {
    let column: String
    let columnKind: String
  }

  struct Row {
    let head: String
    let cells: [Cell]
  }

  struct Cell {
    let text: String
    let cellKind: String
  }
}

extension PageView {
  init(_ page: Page) {
    title = page.title
    district = page.district
    lead = page.lead
    hasWarnings = !page.warnings.isEmpty
    warnings = page.warnings
    notes = page.notes
    sections = page.sections.enumerated().map { Section($1, id: "section-\($0 + 1)") }
  }
}

extension PageView.Section {
  init(_ section: Page.Section, id: String) {
    self.init(
      id: id, heading: section.heading, hasFigures: !section.figures.isEmpty,
      figures: section.figures.map {
        PageView.Figure(label: $0.label, value: $0.value, hasRemark: !$0.remark.isEmpty, remark: $0.remark)
      }, sentences: section.sentences,
      pictures: section.pictures.enumerated().map { PageView.Picture($1, id: "\(id)-picture-\($0 + 1)") },
      tables: section.tables.map(PageView.Table.init))
  }
}

extension PageView.Picture {
  init(_ picture: Page.Picture, id: String) {
    func number(_ value: Double) -> String { Page.Picture.number(value) }
    let shapes = picture.shapes.map { shape in
      switch shape {
      case .path(let d, let style): PageView.Shape(isPath: true, style: style.rawValue, d: d)
      case .circle(let x, let y, let radius, let style, let title):
        PageView.Shape(
          isCircle: true, style: style.rawValue, x: number(x), y: number(y), radius: number(radius), says: title)
      case .box(let x, let y, let width, let height, let style, let title):
        PageView.Shape(
          isBox: true, style: style.rawValue, x: number(x), y: number(y), boxWidth: number(width),
          boxHeight: number(height), says: title)
      case .words(let words, let x, let y, let anchor):
        PageView.Shape(isWords: true, x: number(x), y: number(y), anchor: anchor.rawValue, says: words)
      case .area(let outline, let shades, let title):
        PageView.Shape(
          isArea: true, style: shades.map { "\($0.kind.rawValue)-\($0.level)" }.joined(separator: " "),
          reference: outline, says: title)
      case .pin(let pin):
        PageView.Shape(
          isPin: true, d: pin.outline, x: number(pin.x), y: number(pin.y), reference: pin.leadsTo,
          number: String(pin.number), asideX: number(pin.aside.x), asideY: number(pin.aside.y), says: pin.title)
      }
    }
    self.init(
      pictureID: id, pictureTitle: picture.title, description: picture.description, width: number(picture.width),
      height: number(picture.height), shapes: shapes,
      hasLegend: !picture.legend.isEmpty,
      legend: picture.legend.map { PageView.Meaning(style: $0.style.rawValue, meaning: $0.meaning) },
      role: picture.isMap ? "group" : "img", isMap: picture.isMap, hasMeasures: !picture.measures.isEmpty,
      measures: picture.measures.enumerated().map { number, measure in
        PageView.Measure(
          choiceID: "\(id)-measure", measureKind: measure.kind.rawValue, measure: measure.name, isFirst: number == 0,
          keys: measure.meanings.enumerated().map {
            PageView.Meaning(style: "\(measure.kind.rawValue)-\($0 + 1)", meaning: $1)
          })
      })
  }
}

extension PageView.Table {
  init(_ table: Page.Table) {
    caption = table.caption
    isFolded = table.isFolded
    isWide = table.columns.count > 3
    columns = table.columns.map { PageView.Column(column: $0.name, columnKind: $0.isNumber ? "number" : "words") }
    rows = table.rows.enumerated().map { number, row in
      PageView.Row(
        head: row.first ?? "",
        cells: row.dropFirst().enumerated().map { column, text in
          let isNumber = table.columns.indices.contains(column + 1) && table.columns[column + 1].isNumber
          let shade = table.shades.isEmpty ? "" : " shade-\(table.shades[number][column])"
          return PageView.Cell(text: text, cellKind: (isNumber ? "number" : "words") + shade)
        })
    }
  }
}
