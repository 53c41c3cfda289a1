import Formats
import Spatial

/// Calls into the spatial module from where complaints are for the person at the command line.
enum SpatialAnswers {
  /// - Throws: `badData` with the module's sentence, a capital at its beginning and a full stop at its end.
  static func asked<Answer>(_ body: () throws(SpatialError) -> Answer) throws(InputError) -> Answer {
    do { return try body() } catch {
      let sentence = error.description
      throw .badData(sentence.prefix(1).uppercased() + sentence.dropFirst() + (sentence.hasSuffix(".") ? "" : "."))
    }
  }
}
