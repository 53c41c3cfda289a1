import Formats
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

  /// Text on one line that cannot steer a terminal.
  static func plain(_ text: String) -> String { text.onOnePlainLine }

  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
