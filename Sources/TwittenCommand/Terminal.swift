import Foundation

/// What the command says on stderr: progress to a person, complaints to everyone.
enum Terminal {
  /// Shows what is being done on one line, where stderr is a terminal.
  static func progress(_ task: String) {
    guard isatty(FileHandle.standardError.fileDescriptor) == 1 else { return }
    write("\r\u{1B}[K\(task) …")
  }

  /// Takes the progress line away again.
  static func endProgress() {
    guard isatty(FileHandle.standardError.fileDescriptor) == 1 else { return }
    write("\r\u{1B}[K")
  }

  static func complain(_ sentence: String) {
    endProgress()
    write("twitten: \(plain(sentence))\n")
  }

  static func note(_ sentence: String) {
    write("\(plain(sentence))\n")
  }

  /// Text on one line that cannot steer a terminal: control characters and marks of direction become question marks.
  ///
  /// Names of streets, areas and files are another's words.
  static func plain(_ text: String) -> String {
    func steers(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
        || scalar.properties.generalCategory == .lineSeparator
        || scalar.properties.generalCategory == .paragraphSeparator
    }
    guard text.unicodeScalars.contains(where: steers) else { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { plain.append(steers(scalar) ? "?" : scalar) }
    return String(plain)
  }

  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
