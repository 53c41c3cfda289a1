import CFuzzer
import Synchronization

/// LLVM's libFuzzer: it calls a function with inputs that it makes anew from those that reached new code.
///
/// It is there in builds by `Tests/fuzz.sh` alone, which have the condition `LIBFUZZER`, the marks of reached code and
/// the library.
package enum LibFuzzer {
  /// Whether this build has it.
  package static var isPresent: Bool {
    #if LIBFUZZER
      true
    #else
      false
    #endif
  }

  /// Calls `body` with inputs until the time is over or the process ends; the arguments of the command say how.
  ///
  /// - Parameter body: false for an input that is of no use to make others from.
  /// - Returns: the exit status.
  package static func run(_ body: @escaping @Sendable ([UInt8]) -> Bool) -> Int32 {
    #if LIBFUZZER
      Self.body.withLock { $0 = Body(call: body) }
      var count = CommandLine.argc
      var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
      return unsafe LLVMFuzzerRunDriver(&count, &arguments) { start, count in
        let bytes = unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
        return LibFuzzer.body.withLock { $0 }?.call(bytes) == false ? -1 : 0
      }
    #else
      preconditionFailure("a build by Tests/fuzz.sh")
    #endif
  }

  /// The library's callback takes no context. An object, as a function would be wrapped once more by each call.
  private static let body = Mutex<Body?>(nil)

  private final class Body: Sendable {
    let call: @Sendable ([UInt8]) -> Bool

    init(call: @escaping @Sendable ([UInt8]) -> Bool) { self.call = call }
  }
}
