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
    self.description = description
  }

  package static func badData(_ description: String) -> InputError { InputError(.badData, description) }
}
