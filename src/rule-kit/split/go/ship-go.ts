import { type Fact, known, unknownFact } from "../../../syntax/fact.ts";
import type { Edit } from "../../../text/edit.ts";
import { needsOf } from "../../go/program-needs.ts";
import { withoutCgo } from "../../go/without-cgo.ts";
import { keptFiles } from "../native/kept-files.ts";
import type { NativeProgram } from "../native/native-program.ts";
import { shipNative } from "../native/ship-native.ts";
import { startOf } from "../native/start.ts";
import type { Shipment } from "../shipment.ts";
import type { Site } from "../site.ts";
import { goBase } from "./go-base.ts";
import { productOf } from "./product.ts";

/** A program that `go build` makes, on the smallest base that has what it needs. */
export function shipGo(site: Site): Fact<Shipment> {
  const { stage, brought, model, context } = site;
  const product = productOf(stage, brought, model, context);
  if (!product.known) return product;
  const { path, moduleAt, build } = product.value;
  const { root, foreign } = product.value.program;
  const needs = needsOf(product.value.program);
  if (needs.starts !== undefined) return unknownFact(`the program starts other programs (${needs.starts})`);
  const start = startOf(stage, path, "go build", model);
  if (!start.known) return start;
  const program: NativeProgram = { path, root, sourceAt: moduleAt, foreign, isSource: sourceOfGo };
  const kept = keptFiles({ ...site, program, needs });
  if (!kept.known) return kept;
  const base = goBase(site, product.value, needs, kept.value);
  if (!base.known) return base;
  const cgo = base.value.withoutCgo ? withoutCgo(build, model) : undefined;
  if (base.value.withoutCgo && !cgo) return unknownFact(build.linking.reason);
  const others = cgo ? "reads other files, starts programs or contains C code" : "reads other files or starts programs";
  return known(
    shipNative(
      site,
      { program, needs, start: start.value, kept: kept.value, base: base.value, others },
      { edits: cgo ? ([cgo.edits].flat() as readonly Edit[]) : [], also: cgo ? ["built without cgo"] : [] },
    ),
  );
}

const sourceOfGo = /\.go$|^go\.(?:mod|sum|work)$/i;
