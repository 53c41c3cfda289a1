extension String {
  /// The same on one line, with nothing that steers a terminal or ends a comment: control characters, marks of
  /// direction, and separators of lines and paragraphs become question marks.
  ///
  /// Names of streets, areas and files are another's words.
  package var onOnePlainLine: String {
    func steers(_ scalar: Unicode.Scalar) -> Bool {
      let category = scalar.properties.generalCategory
      return category == .control || category == .lineSeparator || category == .paragraphSeparator
        || scalar.properties.isBidiControl
    }
    guard unicodeScalars.contains(where: steers) else { return self }
    var plain = String.UnicodeScalarView()
    for scalar in unicodeScalars { plain.append(steers(scalar) ? "?" : scalar) }
    return String(plain)
  }
}
