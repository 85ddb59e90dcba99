import { type Fact, known, unknownFact } from "../../../syntax/fact.ts";
import { rustNeedsOf } from "../../rust/rust-needs.ts";
import { keptFiles } from "../native/kept-files.ts";
import type { NativeProgram } from "../native/native-program.ts";
import { shipNative } from "../native/ship-native.ts";
import { startOf } from "../native/start.ts";
import type { Shipment } from "../shipment.ts";
import type { Site } from "../site.ts";
import { rustProductOf } from "./product.ts";
import { rustBase } from "./rust-base.ts";

/** A program that `cargo build` makes, on the smallest base that has what it needs. */
export function shipRust(site: Site): Fact<Shipment> {
  const product = rustProductOf(site);
  if (!product.known) return product;
  const { path, packageAt, build } = product.value;
  const { root, foreign } = product.value.program;
  const needs = rustNeedsOf(product.value.program);
  if (needs.starts !== undefined) return unknownFact(`the program starts other programs (${needs.starts})`);
  if (needs.c) return unknownFact("the program calls C code");
  const start = startOf(site.stage, path, "cargo build", site.model);
  if (!start.known) return start;
  const program: NativeProgram = { path, root, sourceAt: packageAt, foreign, isSource: sourceOfRust };
  const kept = keptFiles({ ...site, program, needs });
  if (!kept.known) return kept;
  const base = rustBase(site, build.linking, foreign, kept.value);
  if (!base.known) return base;
  const others = "reads other files or starts programs";
  return known(
    shipNative(
      site,
      { program, needs, start: start.value, kept: kept.value, base: base.value, others },
      { edits: [], also: [] },
    ),
  );
}

const sourceOfRust = /\.rs$|^cargo\.(?:toml|lock)$|^rust-toolchain(?:\.toml)?$|^target$/i;
