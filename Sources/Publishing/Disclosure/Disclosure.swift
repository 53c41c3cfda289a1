package import Formats

extension Release {
  /// The release for another audience: this one with less in it, and with sentences that say what is withheld.
  ///
  /// - Throws: where this release is not the whole of a run, as what was withheld once cannot be given to somebody else.
  package func disclosed(to audience: Audience, by rules: SharingRules) throws(InputError) -> Release {
    guard self.audience == .internal else {
      throw InputError(
        .usage,
        "This is what a run gave to the audience \(self.audience.rawValue), and not the run itself. Name the folder of "
          + "\"twitten run\".")
    }
    switch audience {
    case .internal: return self
    case .partner: return PartnerRelease(self, rules).release
    case .public:
      var release = PublicRelease(self, rules)
      return try release.release()
    }
  }
}
