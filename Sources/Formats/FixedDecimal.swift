import Foundation

/// Numbers written with a fixed number of decimals, the same bytes on every machine.
public enum FixedDecimal {
  private static let powers = [1.0, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000]

  /// Appends `value` rounded to `decimals` places, halves away from zero, without trailing zeros and without `-0`.
  ///
  /// A number of more than 18 figures with its decimals is written as short as it can be told from others: its last figures
  /// say nothing.
  ///
  /// - Precondition: `value` is finite; `decimals` is 0 ... 7.
  package static func append(_ value: Double, decimals: Int, to bytes: inout [UInt8]) {
    precondition(value.isFinite, "a finite number")
    guard abs(value) * powers[decimals] < 9e18 else {
      bytes.append(contentsOf: "\(value)".utf8)
      return
    }
    // Whole and fraction apart: the subtraction is exact, and their product with a power of ten would not always be.
    let whole = value.rounded(.towardZero)
    let fraction = ((value - whole) * powers[decimals]).rounded(.toNearestOrAwayFromZero)
    var scaled = Int64(whole) * Int64(powers[decimals]) + Int64(fraction)
    if scaled < 0 {
      bytes.append(UInt8(ascii: "-"))
      scaled = -scaled
    }
    var kept = decimals
    while kept > 0, scaled.isMultiple(of: 10) {
      scaled /= 10
      kept -= 1
    }
    var digits = Array(String(scaled).utf8)
    while digits.count <= kept { digits.insert(UInt8(ascii: "0"), at: 0) }
    bytes.append(contentsOf: digits.dropLast(kept))
    if kept > 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(contentsOf: digits.suffix(kept))
    }
  }

  /// A probability as text: to six decimals, and below a thousandth to four figures; nothing where it is no number.
  package static func probability(_ p: Double) -> String {
    guard p.isFinite else { return "" }
    // No double is left between 0 and this: what is smaller was rounded to 0 on the way.
    let p = max(p, .leastNonzeroMagnitude)
    guard p < 0.001 else { return string(p, decimals: 6) }
    let text = String(format: "%.3e", p)
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return text }
    return "\(parts[0])e\(exponent)"
  }

  /// `value` as text, rounded to `decimals` places.
  ///
  /// - Parameter keepingZeros: true writes every place, so that a column of numbers lines up.
  public static func string(_ value: Double, decimals: Int, keepingZeros: Bool = false) -> String {
    var bytes: [UInt8] = []
    append(value, decimals: decimals, to: &bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    guard keepingZeros, decimals > 0 else { return text }
    let written = text.split(separator: ".").dropFirst().first?.count ?? 0
    return text + (written == 0 ? "." : "") + String(repeating: "0", count: decimals - written)
  }
}
