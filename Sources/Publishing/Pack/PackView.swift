/// A pack as its template sees it.
struct PackView {
  let title: String
  let district: String
  let lead: String
  let audience: String
  let scriptHash: String
  let outlines: [Outline]
  let hasWarnings: Bool
  let warnings: [String]
  let summary: PageView.Section
  let analyses: [Analysis]
  let closing: [PageView.Section]

  /// A shared outline.
  struct Outline {
    let outlineID: String
    let d: String
  }

  /// An analysis with its list and the pages of its hotspots.
  struct Analysis {
    let analysisID: String
    let analysis: String
    let overview: PageView.Section
    let hasRanked: Bool
    let ranked: [Ranked]
    let noList: String
    let leftOut: String
    let findings: PageView.Section
    let sheets: [Sheet]
    /// Whether its pictures are there as tables.
    let hasTables: Bool
    let appendix: PageView.Section
  }

  /// A row of the ranked list.
  struct Ranked {
    let place: String
    let rank: String
    let name: String
    let hasPage: Bool
    let hasPin: Bool
    let incidents: String
    let why: String
  }

  /// The page of a hotspot.
  struct Sheet {
    let place: String
    let rank: String
    let name: String
    let reference: String
    let of: String
    let why: String
    let parts: [Part]
    /// Whether it is for those who fill in what they know of victims and offenders: the public is not.
    let hasBlank: Bool
    let blank: PageView.Section
  }

  /// A part of a hotspot's page.
  struct Part {
    let partWidth: String
    let partID: String
    let partHeading: String
    let part: PageView.Section
  }
}
