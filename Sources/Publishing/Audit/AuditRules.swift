/// What an audit holds a published folder to.
package struct AuditRules: Sendable {
  /// A count from 1 to below this is small.
  package var minimumCount = 5
  /// A shape with fewer addresses is too small.
  package var minimumAddresses = 8
  /// Whom the folder is for; nil for what its manifest says.
  package var audience: String?
  /// The sources whose addresses the sharing agreement lets partners see.
  package var agreedSources: [String] = []
  /// Words that mark a category as sensitive, in lower case, each the beginning of a word.
  package var sensitiveWords = Self.usualSensitiveWords
  /// People of an average household, by which addresses are reckoned where they are not counted: 2.36 in England and
  /// Wales (Census 2021).
  package var peopleOfHousehold = 2.36

  package init() {}

  package static let usualSensitiveWords = [
    "domestic", "sexual", "rape", "stalking", "honour", "forced marriage", "genital", "trafficking", "modern slavery",
    "slavery", "exploitation", "child", "grooming", "coercive", "suicide", "self-harm", "self harm", "mental health",
    "overdose",
  ]
}
