/// How a run ends, as the exit status of the command (sysexits.h).
public enum ExitStatus: Int32, Sendable {
  case done = 0
  case usage = 64
  case badData = 65
  case noInput = 66
  case ourFault = 70
  case cannotWrite = 73
  case locked = 75
  case badConfiguration = 78
}

/// Why a run cannot go on: a sentence that says what, where, the value seen and what to do, and the exit status.
public struct InputError: Error, CustomStringConvertible, Sendable {
  /// The exit status that fits.
  public let status: ExitStatus
  /// The sentence.
  public let description: String

  package init(_ status: ExitStatus, _ description: String) {
    self.status = status
    self.description = Self.shortened(description)
  }

  package static func badData(_ description: String) -> InputError { InputError(.badData, description) }

  /// The most characters of a sentence, some six lines of a terminal.
  package static let longest = 600
  /// How many of them are of its end, which says what to do.
  private static let longestEnd = 180

  /// The sentence without its middle where it is too long: names and values are quoted from a stranger's file, and may
  /// be of any length.
  private static func shortened(_ sentence: String) -> String {
    guard sentence.utf8.count > longest, sentence.unicodeScalars.count > longest else { return sentence }
    let mark = " … "
    let beginning = sentence.unicodeScalars.prefix(longest - longestEnd - mark.unicodeScalars.count)
    return String(beginning) + mark + String(sentence.unicodeScalars.suffix(longestEnd))
  }
}
