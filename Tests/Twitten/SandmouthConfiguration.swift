import Spatial
import Tasking
import TestSupport
import Twitten

/// `Examples/sandmouth.yaml` as whole runs of tests take it.
enum SandmouthConfiguration {
  /// With few permutations: what they are for has tests of its own, and built for debugging 999 take minutes.
  static func read() throws -> Configuration {
    var configuration = try Configuration(contentsOf: "\(SharedData.package)/Examples/sandmouth.yaml")
    configuration.time.nearRepeats.permutations = 19
    configuration.time.peaks.test = ProfileTest(count: 19)
    configuration.place.near.replicas = 19
    return configuration
  }
}
