/// The random generator of the whole package: SplitMix64, seeded, the same on every machine.
///
/// Work on many items (permutations, replicas, cells) takes a stream an item, `RandomNumbers(seed:item:)`, so that what comes out
/// depends neither on the number of workers nor on who takes which item.
///
/// Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators, OOPSLA, doi:10.1145/2660193.2660195.
public struct RandomNumbers: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The stream of a seed.
  public init(seed: UInt64) {
    state = seed
  }

  /// The stream of one item, independent of every other item's and of who works on it.
  public init(seed: UInt64, item: Int) {
    var parent = RandomNumbers(seed: seed)
    state = parent.next() ^ Self.mix(UInt64(bitPattern: Int64(item)) &* 0xD1B5_4A32_D192_ED03)
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// A number in 0 ..< 1, all 53 bits of it.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number in 0 ..< `bound`, every one as likely: the multiplication of Lemire (2019), Fast random integer generation in an
  /// interval, doi:10.1145/3230636.
  ///
  /// - Precondition: `bound` is above 0.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a bound above 0")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(truncatingIfNeeded: product.high)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
