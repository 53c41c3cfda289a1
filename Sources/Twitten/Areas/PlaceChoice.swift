import Formats
public import Incidents
public import Places
import Tasking

extension Configuration {
  /// What else is known of the ground, and how incidents are set beside it.
  public struct PlaceChoice: Sendable, Equatable {
    /// Further layers, in the order in which the file names them.
    public var layers: [NamedLayer] = []
    /// By which measure areas are ranked beside crime; nil for the income domain where the table has it.
    public var measure: DeprivationMeasure?
    /// What rates are per beside the population, by name.
    public var denominators: [NamedDenominator] = []
    /// Whether areas are cut by their ground alone even where postcodes are at hand.
    public var apportionsByArea = false
    /// A table of households or addresses by postcode; nil for each postcode weighing the same.
    public var addresses: AddressChoice?
    /// The ONS lookup between LSOAs of 2011 and 2021.
    public var bridge: NamedFile?
    /// Which areas are alike; nil for fifths of deprivation.
    public var similar: SimilarChoice?
    /// Other districts to compare with.
    public var districts: LayerChoice?
    /// How incidents are set beside points.
    public var near = NearChoice()

    /// Nothing.
    public init() {}
  }

  /// A further layer.
  public struct NamedLayer: Sendable, Equatable {
    /// What outputs call it.
    public var name: String
    /// Its files.
    public var files: LayerChoice
    /// What it holds; nil for what its first feature is.
    public var kind: PlaceLayer.Kind?
    /// How points are read.
    public var points = PointChoice()
  }

  /// How a file of points is read; columns are found by themselves where nil.
  public struct PointChoice: Sendable, Equatable {
    /// The column or property with the type of each, such as that of a licence.
    public var type: String?
    /// The column with its reference.
    public var reference: String?
    /// Columns of coordinates.
    public var x: String?, y: String?
    /// The column of postcodes.
    public var postcode: String?
    /// The column of addresses that end in a postcode.
    public var address: String?
    /// Only rows with one of these values in this column.
    public var keep: Keep?

    /// A column and the values that are kept.
    public struct Keep: Sendable, Equatable {
      /// The column.
      public var column: String
      /// The values.
      public var values: [String]
    }
  }

  /// What rates are per beside the population.
  public struct NamedDenominator: Sendable, Equatable {
    /// What outputs call it.
    public var name: String
    /// Its table.
    public var table: PopulationChoice
  }

  /// A table of weights by postcode.
  public struct AddressChoice: Sendable, Equatable {
    /// The table.
    public var file: NamedFile
    /// The column of postcodes; found by itself where nil.
    public var postcode: String?
    /// The column of weights; found by itself where nil.
    public var weight: String?
  }

  /// Which areas are alike.
  public struct SimilarChoice: Sendable, Equatable {
    /// A table with the group of each area.
    public var file: NamedFile
    /// The column of groups.
    public var group: String
    /// The column of codes; found by itself where nil.
    public var code: String?
  }

  /// How incidents are set beside points such as licensed premises.
  public struct NearChoice: Sendable, Equatable {
    /// Within how many metres, ascending.
    public var metres: [Double] = [100, 200]
    /// Within which hours of the week premises are also ranked, where times are known.
    public var window = TimeWindow.nightTimeEconomy
    /// How many times points are drawn at random.
    public var replicas = 999
    /// Of the random numbers.
    public var seed = 1
    /// Where points are drawn; nil for the built-up area where there are postcodes, then the first layer of lines, then the
    /// study area.
    public var ground: Ground?

    /// Where random points are drawn.
    public enum Ground: Sendable, Equatable {
      /// In the study area within reach of a postcode.
      case builtUp
      /// Along a layer of lines, or inside one of areas.
      case layer(String)
      /// Anywhere in the study area.
      case studyArea
    }
  }
}

extension Configuration.PlaceChoice {
  /// The files that it names, by what they are.
  var inputs: [(role: String, files: [NamedFile])] {
    layers.map { ("layer \($0.name)", $0.files.files) }
      + denominators.map { ("denominator \($0.name)", [$0.table.file]) }
      + [
        ("addresses", [addresses?.file].compactMap { $0 }), ("bridge", [bridge].compactMap { $0 }),
        ("similar", [similar?.file].compactMap { $0 }), ("districts", districts?.files ?? []),
      ]
  }

  /// The settings as they were used, by their keys in the file.
  var summary: [String: String] {
    func names(_ files: [NamedFile]) -> String { files.map(\.name).joined(separator: ", ") }
    var summary = [
      "deprivation.measure": measure?.rawValue ?? "income where the table has it",
      "apportion.by": apportionsByArea ? "area" : "postcodes where there are any",
      "near.metres": near.metres.map { FixedDecimal.string($0, decimals: 1) }.joined(separator: ", "),
      "near.hours": near.window.description, "near.permutations": String(near.replicas),
      "near.seed": String(near.seed),
    ]
    for layer in layers { summary["layers.\(layer.name)"] = names(layer.files.files) }
    for denominator in denominators { summary["denominators.\(denominator.name)"] = denominator.table.file.name }
    summary["apportion.file"] = addresses?.file.name
    summary["bridge"] = bridge?.name
    summary["similar"] = similar.map { "\($0.group) of \($0.file.name)" }
    summary["districts"] = districts.map { names($0.files) }
    return summary
  }
}
