import Formats
import Publishing
import Spatial
import Twitten

/// What leaves the building, made from a finished run that is read back: each form by itself, the public's set and its audit.
enum PublishingCases {
  static let all = [readBack, pack, workbook, geoPackage, disclose, audit]

  private static let readBack = Case(
    name: "read-back", summary: "the layers of a finished run read back", unit: "features"
  ) { stages in
    let folder = try finishedRun(stages)
    return {
      let release = try ReleaseReader.read(folder)
      return Case.Answer(items: features(of: release)) { for layer in release.layers { $0.add(layer.name) } }
    }
  }

  private static let pack = Case(
    name: "pack", summary: "the pack for the meeting, from a finished run", unit: "bytes"
  ) { stages in
    let release = try ReleaseReader.read(finishedRun(stages))
    return {
      let page = Array(try JAGPack.html(release).utf8)
      return Case.Answer(items: page.count) { $0.add(page) }
    }
  }

  private static let workbook = Case(
    name: "workbook", summary: "the workbook, from a finished run", unit: "bytes"
  ) { stages in
    let release = try ReleaseReader.read(finishedRun(stages))
    return {
      let file = try TaskingWorkbook.bytes(release)
      return Case.Answer(items: file.count) { $0.add(file) }
    }
  }

  private static let geoPackage = Case(
    name: "geopackage", summary: "every layer carried over to metres into one GeoPackage, from a finished run",
    unit: "features"
  ) { stages in
    let release = try ReleaseReader.read(finishedRun(stages))
    let projector = try stages.projector()
    return {
      let file = try ReleaseGeoPackage.bytes(release, projector)
      return Case.Answer(items: features(of: release)) { $0.add(file) }
    }
  }

  private static let disclose = Case(
    name: "disclose", summary: "what the public may have of a finished run, no file written", unit: "features"
  ) { stages in
    let whole = try ReleaseReader.read(finishedRun(stages))
    let projector = try stages.projector()
    return {
      let release = try whole.disclosed(to: .public, by: whole.manifest.sharing, projector)
      return Case.Answer(items: features(of: whole)) {
        for sentence in release.withheld { $0.add(sentence) }
        for layer in release.layers { $0.add(layer.layer.bytes(as: layer.format)) }
      }
    }
  }

  private static let audit = Case(
    name: "audit", summary: "the public's set of a finished run, every file read again and attacked", unit: "features"
  ) { stages in
    let (_, folder) = try Republication(of: finishedRun(stages), for: .public)()
    let items = features(of: try ReleaseReader.read(folder))
    return {
      let audit = try Audit(
        folder: folder, sources: stages.configuration.auditSources, rules: stages.configuration.auditRules)
      return Case.Answer(items: items) {
        for finding in audit.findings { $0.add(finding.sentence) }
        for sentence in audit.looked { $0.add(sentence) }
      }
    }
  }

  /// - Returns: the folder of a run of the synthetic district.
  private static func finishedRun(_ stages: Stages) throws -> String {
    _ = try Run(stages.configuration, workers: stages.workers)()
    return stages.configuration.output
  }

  private static func features(of release: Release) -> Int {
    release.layers.reduce(0) { $0 + $1.layer.features.count }
  }
}
