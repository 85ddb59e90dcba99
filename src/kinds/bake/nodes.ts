import type { Build, BuildPart } from "../../nodes/build.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { Place } from "../../nodes/place.ts";
import type { Problem } from "../../nodes/problem.ts";
import type { Spanned } from "../../text/span.ts";
import type { Document } from "../document.ts";
import type { Attribute, Body, Name } from "./hcl/nodes.ts";

/** A target as a Bake file says it; one of a matrix for each of its combinations. */
export interface BakeTarget extends Spanned {
  readonly type: "BakeTarget";
  readonly place: Place;
  /** As the file calls the block. */
  readonly label: Name;
  /** What the file itself says of its build; more may come from targets that it inherits. */
  readonly build: Build;
  /** The whole of `dockerfile = ...`, and its value. */
  readonly dockerfile: { readonly attribute: Attribute; readonly part: BuildPart } | undefined;
  readonly network: BuildPart | undefined;
  readonly entitlements: readonly BuildPart[];
  readonly annotations: readonly BuildPart[];
}

export interface BakeNodes {
  BakeTarget: BakeTarget;
  Build: Build;
  EnvVar: EnvVar;
  Problem: Problem;
}

export interface BakeDocument extends Document {
  readonly kind: "bake";
  readonly notation: "hcl" | "json";
  readonly body: Body;
  /** Whether all of it could be read: Bake rejects the file otherwise. */
  readonly readable: boolean;
  /** In order. */
  readonly problems: readonly Problem[];
  /** From the comment sign on. */
  readonly comments: readonly Spanned[];
}
