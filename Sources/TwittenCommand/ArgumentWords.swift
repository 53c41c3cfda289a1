public import ArgumentParser
public import Spatial
public import Twitten

// Words of the modules that stand for themselves on the command line.
extension DBSCAN.BorderRule: ExpressibleByArgument {}
extension DensityKernel: ExpressibleByArgument {}
extension Grid.Shape: ExpressibleByArgument {}
extension EmergingRules: ExpressibleByArgument {}
extension KnoxBands.Metric: ExpressibleByArgument {}
extension ScanExploration.Model: ExpressibleByArgument {}
extension ScanRates: ExpressibleByArgument {}
extension ScanSteps.Length: ExpressibleByArgument {}
extension TrendExploration.Places: ExpressibleByArgument {}
extension Tail: ExpressibleByArgument {}
