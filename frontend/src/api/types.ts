import type { components } from "./schema";

type Schemas = components["schemas"];

export type About = Schemas["About"];
export type Evaluation = Schemas["EvaluationAnswer"];
export type Names = Schemas["Names"];
export type Party = Schemas["PartyAnswer"];
export type PlaceControl = Schemas["PlaceControl"];
export type DayAtlas = Schemas["DayAtlas"];
export type Histories = Schemas["Histories"];
export type StretchColumns = Schemas["StretchColumns"];
export type PlaceKind = Schemas["PlaceKind"];
export type DayList = Schemas["DayList"];
export type Move = Schemas["MoveAnswer"];
export type Place = Schemas["PlaceAnswer"];
export type Evidence = Schemas["Evidence"];
export type Tenure = Schemas["TenureAnswer"];
export type PlaceTenure = Schemas["PlaceTenure"];
export type PlaceName = Schemas["PlaceName"];
export type PlaceLane = Schemas["LaneAnswer"];
/** Who holds a place, and how: what a mark and a sentence need of a tenure. */
export type Standing = Pick<PlaceTenure, "status" | "holder" | "by" | "candidates">;
export type Status = Schemas["Status"];
export type Report = Schemas["ReportAnswer"];
export type ReportSummary = Schemas["ReportSummary"];
export type Statement = Report["statements"][number];
export type ControlStatement = Schemas["ControlAnswer"];
export type CasualtiesStatement = Schemas["CasualtiesAnswer"];
export type DisplacementStatement = Schemas["DisplacementAnswer"];
export type IncidentStatement = Schemas["IncidentAnswer"];
export type Weeks = Schemas["Weeks"];
export type Calendar = Schemas["Calendar"];
export type ListedReport = Schemas["ListedReport"];
export type ReportList = Schemas["ReportList"];
export type Found = Schemas["Found"];
export type Sort = Schemas["Sort"];
/** [start, end) in Unicode code points. */
export type Offsets = [number, number];
export type EventSummary = Schemas["EventSummary"];
export type EventList = Schemas["EventList"];
export type Happening = Schemas["EventAnswer"];
export type EventPlace = Schemas["EventPlace"];
export type Harm = Schemas["HarmAnswer"];
export type EventCourse = Schemas["EventCourse"];
export type Stretch = Schemas["StretchAnswer"];
