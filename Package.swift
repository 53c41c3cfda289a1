// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
]

/// A system library held under `Sources/Libraries`, a module map and a shim each.
func cLibrary(_ name: String, pkgConfig: String? = nil, apt: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/Libraries/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}

/// The safe Swift owner of a C library: the only folder in which the word `unsafe` stands.
func owner(_ name: String, of libraries: [Target.Dependency], settings: [SwiftSetting] = []) -> Target {
  .target(
    name: name, dependencies: libraries, path: "Sources/Libraries/\(name)",
    swiftSettings: house + settings)
}

func room(_ name: String, _ dependencies: [Target.Dependency], excluding: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: excluding, swiftSettings: house)
}

func tests(of name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: ["TestSupport"] + dependencies, path: "Tests/\(name)",
    swiftSettings: house)
}

let package = Package(
  name: "twitten",
  products: [
    .executable(name: "twitten", targets: ["TwittenCommand"]),
    .library(name: "Twitten", targets: ["Spatial", "Twitten"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    cLibrary("CPROJ", pkgConfig: "proj", apt: "libproj-dev"),
    cLibrary("CGEOS", pkgConfig: "geos", apt: "libgeos-dev"),
    cLibrary("CCSV", apt: "libcsv-dev"),
    cLibrary("CFiles", pkgConfig: "libcrypto", apt: "libssl-dev"),
    cLibrary("CZip", pkgConfig: "libzip", apt: "libzip-dev"),
    cLibrary("CXLSXWriter", pkgConfig: "xlsxwriter", apt: "libxlsxwriter-dev"),
    .systemLibrary(name: "CFuzzer", path: "Sources/Libraries/CFuzzer"),
    owner("PROJ", of: ["CPROJ"]),
    owner("GEOS", of: ["CGEOS"]),
    owner("CSV", of: ["CCSV"], settings: [.enableExperimentalFeature("Lifetimes")]),
    owner("Files", of: ["CFiles"]),
    owner("ZIP", of: ["CZip"]),
    owner("XLSX", of: ["CXLSXWriter", "Files"]),
    owner("Fuzzing", of: ["CFuzzer"]),

    room("Spatial", ["PROJ", "GEOS"]),
    room("Formats", ["CSV", "Files", "Spatial", "XLSX", "ZIP", .product(name: "GRDB", package: "GRDB.swift")]),
    room("Places", ["CSV", "Formats", "Spatial"]),
    room("Incidents", ["CSV", "Files", "Formats", "Places", "Spatial"]),
    room("Tasking", ["Incidents", "Places", "Spatial"]),
    room(
      "Publishing",
      [
        "CSV", "Files", "Formats", "Incidents", "Places", "Spatial", "Tasking",
        .product(name: "Mustache", package: "swift-mustache"),
      ], excluding: ["Schemas/json"]),
    room(
      "Twitten",
      [
        "Files", "Formats", "Incidents", "Places", "Publishing", "Spatial", "Tasking",
        .product(name: "Yams", package: "Yams"),
      ]),
    .executableTarget(
      name: "TwittenCommand",
      dependencies: [
        "Formats", "Incidents", "Places", "Publishing", "Spatial", "Tasking", "Twitten",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    .target(
      name: "TestSupport", dependencies: ["Spatial"], path: "Tests/Support", swiftSettings: house),
    tests(of: "Spatial", ["Spatial", "PROJ"]),
    tests(
      of: "Formats",
      ["CSV", "Files", "Formats", "Spatial", "ZIP", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(of: "Places", ["Formats", "Places", "Spatial"]),
    tests(
      of: "Incidents",
      ["Formats", "Incidents", "Places", "Spatial", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(of: "Tasking", ["Formats", "Incidents", "Places", "Spatial", "Tasking"]),
    tests(
      of: "Publishing",
      [
        "Formats", "Places", "Publishing", "Spatial", "Tasking", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests(
      of: "Twitten",
      [
        "Formats", "Incidents", "Places", "Publishing", "Spatial", "Tasking", "Twitten",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Yams", package: "Yams"),
      ]),
    tests(of: "TwittenCommand", ["Spatial", "TwittenCommand"]),
    .target(
      name: "FuzzReaders",
      dependencies: [
        "CSV", "Files", "Formats", "Incidents", "Places", "Spatial", "Twitten",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Tests/FuzzReaders", swiftSettings: house),
    .executableTarget(
      name: "TwittenFuzzer", dependencies: ["FuzzReaders", "Fuzzing"], path: "Tests/Fuzzer", swiftSettings: house),
    tests(
      of: "Hostile",
      ["CSV", "Files", "Formats", "FuzzReaders", "Incidents", "Places", "Twitten"]),
    .executableTarget(
      name: "TwittenBenchmarks",
      dependencies: [
        "Formats", "Incidents", "Places", "Publishing", "Spatial", "Tasking", "Twitten",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Benchmarks", swiftSettings: house),
    .executableTarget(
      name: "SandmouthGenerator",
      dependencies: ["Formats", "Spatial"],
      path: "GeoData/Generator", swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
