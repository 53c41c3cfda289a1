import Foundation
import FuzzReaders
import Fuzzing

/// Gives the readers inputs that nobody thought of. `Tests/fuzz.sh` builds and runs it.
///
/// `TwittenFuzzer --seeds FOLDER` writes the inputs to begin with. `TwittenFuzzer FILE…` reads inputs again, such as one
/// that was found; this works in every build. All else is for libFuzzer.
@main
enum Fuzzer {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let folder = try ScratchFolder(
      FileManager.default.temporaryDirectory.appendingPathComponent("twitten-fuzz-\(getpid())").path)
    defer { try? FileManager.default.removeItem(atPath: folder.path) }
    if arguments.first == "--seeds", arguments.count == 2 {
      try Seeds.write(to: arguments[1])
    } else if LibFuzzer.isPresent {
      exit(LibFuzzer.run { input in outcome(of: input, folder) != nil })
    } else {
      for file in arguments {
        let input = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        print("\(file): \(outcome(of: input, folder) ?? "its first byte names no reader")")
      }
    }
  }

  /// Ends the process where something does not hold: libFuzzer then keeps the input.
  private static func outcome(of input: [UInt8], _ folder: ScratchFolder) -> String? {
    do {
      return try FuzzReader.check(input, folder)
    } catch {
      fatalError("\(error)")
    }
  }
}
