package import Formats
package import Spatial

extension Release {
  /// The release for another audience: this one with less in it, and with sentences that say what is withheld.
  ///
  /// - Parameters:
  ///   - audience: whom it is for.
  ///   - rules: the sharing agreement.
  ///   - projector: from degrees to the National Grid, for hotspots that are drawn anew from its squares.
  /// - Throws: where this release is not the whole of a run, as what was withheld once cannot be given to somebody else.
  package func disclosed(
    to audience: Audience, by rules: SharingRules, _ projector: Projector
  ) throws(InputError) -> Release {
    guard self.audience == .internal else {
      throw InputError(
        .usage,
        "This is what a run gave to the audience \(self.audience.rawValue), and not the run itself. Name the folder of "
          + "\"twitten run\".")
    }
    switch audience {
    case .internal: return self
    case .partner: return try PartnerRelease(self, rules, projector).release
    case .public:
      var release = PublicRelease(self, rules, projector)
      return try release.release()
    }
  }
}
