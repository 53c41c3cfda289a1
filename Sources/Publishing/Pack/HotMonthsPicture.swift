/// In which months a hotspot was hot: a row of marks, the earliest first.
enum HotMonthsPicture {
  private static let (side, height, widest) = (12.0, 34.0, 22.0)

  /// nil where all months are alike, as words say that as well.
  ///
  /// - Parameter pattern: a letter for each month, the earliest first, `H` for hot.
  static func picture(_ pattern: String) -> Page.Picture? {
    let months = pattern.map { $0 == "H" }
    guard months.contains(true), months.contains(false) else { return nil }
    var picture = Page.Picture(
      title: "Hot months",
      description: "The months looked at, the earliest first, a tall mark for a hot one: \(words(months)).",
      width: LocatorMap.width, height: height)
    let step = min(widest, (LocatorMap.width - 16) / Double(months.count))
    let wide = min(side, step - 2)
    picture.shapes = months.enumerated().map { number, isHot in
      .box(
        x: 8 + Double(number) * step, y: isHot ? 5 : 15, width: wide, height: isHot ? 24 : 4, isHot ? .place : .axis,
        title: "Month \(number + 1) of \(months.count): \(isHot ? "hot" : "not hot")")
    }
    return picture
  }

  /// `12 hot, 9 not, 3 hot`
  private static func words(_ months: [Bool]) -> String {
    var runs: [(isHot: Bool, count: Int)] = []
    for isHot in months {
      if runs.last?.isHot == isHot { runs[runs.count - 1].count += 1 } else { runs.append((isHot, 1)) }
    }
    return runs.map { "\($0.count) \($0.isHot ? "hot" : "not")" }.joined(separator: ", ")
  }
}
