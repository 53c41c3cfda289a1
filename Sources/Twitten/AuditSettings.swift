import Incidents
import Places
package import Publishing

/// What an audit is told by the configuration of a run: its sources, and what its sharing agreement demands.
extension Configuration {
  /// The partners' files, with what their columns hold: one mapped as `id` holds references, one mapped as `place` or
  /// postcode addresses, and one that is not named free text.
  package var auditSources: [AuditSource] {
    sources.flatMap { source in
      let (columns, open) = Self.audited(source)
      return source.files.map { file in
        AuditSource(
          name: file.name, path: file.file.path, entry: file.entry, columns: columns, open: open,
          partnersSeeAddresses: sharing.addressesForPartners.contains(source.name))
      }
    }
  }

  /// The minimums and sensitive words under `sharing`.
  package var auditRules: AuditRules {
    var rules = AuditRules()
    (rules.minimumCount, rules.minimumAddresses) = (sharing.minimumCount, sharing.minimumAddresses)
    rules.agreedSources = sharing.addressesForPartners
    rules.peopleOfHousehold = sharing.peoplePerAddress
    rules.sensitiveWords += sharing.sensitiveWords.filter { !SharingRules.usualSensitiveWords.contains($0) }
    return rules
  }

  private static func audited(_ source: IncidentSource) -> (AuditSource.Columns?, open: [String]?) {
    if source.format == .policeUK {
      return (AuditSource.Columns(references: ["Crime ID"], freeText: ["Context"]), nil)
    }
    guard let mapping = source.columns else { return (nil, nil) }
    var open = [
      mapping.date, mapping.time, mapping.from, mapping.to, mapping.category, mapping.weight, mapping.publicPlace,
    ].compactMap { $0 }
    var addresses = [mapping.place].compactMap { $0 }
    switch mapping.position {
    case .coordinates(let x, let y, _): open += [x, y]
    case .gridReference(let column): open.append(column)
    case .postcode(let column): addresses.append(column)
    case .geometry: break
    }
    return (AuditSource.Columns(references: [mapping.id].compactMap { $0 }, addresses: addresses), open)
  }
}
