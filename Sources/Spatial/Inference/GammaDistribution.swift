import Foundation

/// The gamma distribution of scale 1: the regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P, and their
/// inverses.
///
/// By the series DLMF 8.11.4 below the mean's neighbourhood and the continued fraction DLMF 8.9.2 above it
/// (https://dlmf.nist.gov/8.9), evaluated by the modified Lentz method.
enum GammaDistribution {
  /// Far more steps than counts of millions need; the loops end when a step no longer changes the result.
  private static let mostSteps = 10_000_000

  /// From this shape on the quantile is that of its expansion alone, whose error is then below the last bit.
  private static let greatShape = 100_000.0

  /// P(a, x), the probability of at most `x`; `shape` and `x` above 0 and finite.
  static func lower(_ x: Double, shape: Double) -> Double {
    let front = front(x, shape)
    return x < shape + 1 ? min(1, front * series(shape, x)) : max(0, 1 - front * fraction(shape, x))
  }

  /// Q(a, x), the probability of more than `x`; `shape` and `x` above 0 and finite.
  static func upper(_ x: Double, shape: Double) -> Double {
    let front = front(x, shape)
    return x < shape + 1 ? max(0, 1 - front * series(shape, x)) : min(1, front * fraction(shape, x))
  }

  /// The x with P(a, x) = `probability` (`.less`) or Q(a, x) = `probability` (`.greater`), for a probability of 0.5 at
  /// most: the tails are told apart so that a small one keeps its figures.
  static func quantile(_ probability: Double, _ tail: Tail, shape: Double) -> Double {
    let sign: Double = tail == .less ? -1 : 1
    let z = sign * NormalQuantile.above(probability)
    let expansion = expansion(z, shape: shape)
    if shape >= greatShape { return expansion }
    var (low, high) = (0.0, Double.infinity)
    var x = expansion > 0 ? expansion : exp((log(probability) + lgamma(shape + 1)) / shape)
    // Newton's steps, each kept within what is known; a handful does.
    for _ in 0..<200 {
      let excess = sign * (probability - (tail == .less ? lower(x, shape: shape) : upper(x, shape: shape)))
      let step = excess * x / front(x, shape)
      // Each step squares the error, so that after this one none is left but that of the probabilities.
      if abs(step) <= 1e-11 * x { return x - step }
      if excess > 0 { high = x } else { low = x }
      let next = x - step
      x = next > low && next < high ? next : high.isFinite ? (low + high) / 2 : 2 * x
    }
    return x
  }

  /// The expansion in powers of 1/√a about the normal quantile `z`. Goldberg and Levine (1946), Approximate formulas
  /// for the percentage points and normalization of t and χ², Annals of Mathematical Statistics 17, 216-225.
  private static func expansion(_ z: Double, shape: Double) -> Double {
    let (square, root) = (z * z, shape.squareRoot())
    let third = z * (square - 7) / 36
    let fourth = -((3 * square + 7) * square - 16) / 810
    let fifth = z * ((9 * square + 256) * square - 433) / 38_880
    return shape + root * z + (square - 1) / 3 + third / root + fourth / shape + fifth / (shape * root)
  }

  /// x^a e^-x / Γ(a), the density times x.
  private static func front(_ x: Double, _ shape: Double) -> Double {
    exp(shape * log(x) - x - lgamma(shape))
  }

  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    for n in 1...mostSteps {
      term *= x / (a + Double(n))
      sum += term
      if term < sum * 1e-17 { break }
    }
    return sum
  }

  private static func fraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / kept(b)
    var result = d
    for n in 1...mostSteps {
      let numerator = -Double(n) * (Double(n) - a)
      b += 2
      d = 1 / kept(numerator * d + b)
      c = kept(b + numerator / c)
      let step = c * d
      result *= step
      if abs(step - 1) < 1e-15 { break }
    }
    return result
  }
}
