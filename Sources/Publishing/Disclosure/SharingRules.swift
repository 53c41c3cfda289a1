/// What the sharing agreement lets out, and how few is too few.
///
/// The defaults: police.uk publishes points that stand for at least eight addresses, and counts under five are withheld as
/// official statistics of small areas do.
package struct SharingRules: Codable, Sendable, Equatable {
  /// A public count below this is withheld, zero among them: that nobody was a victim can tell as much.
  package var minimumCount = 5
  /// A public shape that holds fewer addresses is left out.
  package var minimumAddresses = 8
  /// Residents of an address, by which addresses are told from population: 59.6 million people in 24.8 million households
  /// of England and Wales (Census 2021).
  package var peoplePerAddress = 2.4
  /// The sources, and layers of points, whose addresses and exact places partners may see.
  package var addressesForPartners: [String] = []
  /// By which a category or theme is known to be sensitive, in small letters, each the beginning of a word.
  package var sensitiveWords = SharingRules.usualSensitiveWords

  package static let usualSensitiveWords = [
    "domestic", "sexual", "rape", "stalking", "honour", "forced marriage", "genital", "trafficking", "modern slavery",
    "slavery", "exploitation", "child", "grooming", "coercive", "suicide", "self-harm", "self harm", "mental health",
    "overdose",
  ]

  package init() {}

  /// Whether a category or theme of this name may not be shown below wards.
  package func isSensitive(_ category: String) -> Bool {
    let words = " " + category.lowercased().split { !$0.isLetter && $0 != "-" }.joined(separator: " ")
    return sensitiveWords.contains { words.contains(" \($0)") }
  }

  /// The residents that a shape needs for the least number of addresses.
  package var minimumResidents: Double { Double(minimumAddresses) * peoplePerAddress }
}
