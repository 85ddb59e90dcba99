/** A box by its top left corner, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Arrow {
  readonly from: number;
  readonly to: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** A box a node. */
  readonly boxes: readonly Box[];
  /** The path of each arrow, as an SVG path has it; empty for an arrow from a node to itself. */
  readonly paths: readonly string[];
}

const boxHeight = 40;
const rowHeight = 58;
const columnGap = 64;
const margin = 8;

/** A place in a column: a node's, or one that an arrow passes through. */
interface Slot {
  readonly column: number;
  row: number;
}

/**
 * Draws a graph without cycles from left to right: each node in the column behind the last that it takes from, arrows
 * over several columns with a free place in each.
 *
 * @param widths width of each node in pixels
 */
export function layOut(widths: readonly number[], arrows: readonly Arrow[]): Layout {
  const columns = columnsOf(widths.length, arrows);
  const slots = columns.map((column): Slot => ({ column, row: 0 }));
  const routes = arrows.map(({ from, to }) => route(slots[from] as Slot, slots[to] as Slot));
  const grid = gridOf([...slots, ...routes.flatMap((slotsOf) => slotsOf.slice(1, -1))]);
  settleRows(grid, routes);

  const columnWidths = grid.map((_, i) => Math.max(0, ...widths.filter((_, node) => columns[node] === i)));
  const lefts = columnWidths.map((_, i) => margin + sum(columnWidths.slice(0, i)) + i * columnGap);
  const rows = Math.max(1, ...grid.map((column) => column.length));
  const top = ({ column, row }: Slot) => margin + (row + (rows - (grid[column] as Slot[]).length) / 2) * rowHeight;
  const left = ({ column }: Slot) => lefts[column] as number;
  const wide = ({ column }: Slot) => columnWidths[column] as number;

  const boxes = slots.map((slot, node): Box => {
    const width = widths[node] as number;
    return { x: left(slot) + (wide(slot) - width) / 2, y: top(slot), width, height: boxHeight };
  });
  const places = (passed: readonly Slot[]) =>
    passed.map((slot) => ({ x: left(slot), y: top(slot), width: wide(slot), height: boxHeight }));
  const paths = arrows.map(({ from, to }, i) =>
    from === to ? "" : pathThrough(boxes[from] as Box, places(routes[i] as readonly Slot[]), boxes[to] as Box),
  );
  const width = 2 * margin + sum(columnWidths) + Math.max(0, grid.length - 1) * columnGap;
  return { width, height: 2 * margin + (rows - 1) * rowHeight + boxHeight, boxes, paths };
}

/** How many steps the longest way to a node takes; a source stands just before the first that takes from it. */
function columnsOf(count: number, arrows: readonly Arrow[]): readonly number[] {
  const steps = arrows.filter(({ from, to }) => from !== to);
  const columns = new Array<number>(count).fill(0);
  // Every round settles at least one more node; an arrow back would go on for ever.
  for (let round = 0, moved = true; moved && round < count; round++) {
    moved = false;
    for (const { from, to } of steps) {
      const behind = (columns[from] as number) + 1;
      if ((columns[to] as number) >= behind) continue;
      columns[to] = behind;
      moved = true;
    }
  }
  const isSource = (node: number) => !steps.some(({ to }) => to === node);
  return columns.map((column, node) => {
    const takers = steps.filter(({ from }) => from === node).map(({ to }) => columns[to] as number);
    return isSource(node) && takers.length > 0 ? Math.min(...takers) - 1 : column;
  });
}

function route(from: Slot, to: Slot): readonly Slot[] {
  const between: Slot[] = [];
  for (let column = from.column + 1; column < to.column; column++) between.push({ column, row: 0 });
  return [from, ...between, to];
}

function gridOf(slots: readonly Slot[]): Slot[][] {
  const grid: Slot[][] = Array.from({ length: Math.max(0, ...slots.map(({ column }) => column)) + 1 }, () => []);
  for (const slot of slots) slot.row = (grid[slot.column] as Slot[]).push(slot) - 1;
  return grid;
}

/** Puts each slot near the middle of its neighbours, which leaves few arrows to cross. */
function settleRows(grid: readonly Slot[][], routes: readonly (readonly Slot[])[]): void {
  const before = new Map<Slot, Slot[]>();
  const after = new Map<Slot, Slot[]>();
  const add = (map: Map<Slot, Slot[]>, key: Slot, value: Slot) => map.set(key, [...(map.get(key) ?? []), value]);
  for (const passed of routes) {
    for (let i = 1; i < passed.length; i++) {
      add(before, passed[i] as Slot, passed[i - 1] as Slot);
      add(after, passed[i - 1] as Slot, passed[i] as Slot);
    }
  }
  const settle = (column: Slot[], neighbours: Map<Slot, Slot[]>) => {
    const middle = new Map(column.map((slot) => [slot, middleOf(neighbours.get(slot) ?? [slot], grid)]));
    column.sort((a, b) => (middle.get(a) as number) - (middle.get(b) as number));
    for (const [row, slot] of column.entries()) slot.row = row;
  };
  for (let sweep = 0; sweep < 3; sweep++) {
    for (const column of grid) settle(column, before);
    for (const column of [...grid].reverse()) settle(column, after);
  }
}

/** Between 0 and 1 down the columns, so that long and short ones compare. */
function middleOf(slots: readonly Slot[], grid: readonly Slot[][]): number {
  return sum(slots.map(({ row, column }) => (row + 0.5) / (grid[column] as Slot[]).length)) / slots.length;
}

/** Bends between columns only, so that no line crosses a box of the columns that it leaves, passes or enters. */
function pathThrough(from: Box, places: readonly Box[], to: Box): string {
  const [own, ...rest] = places as [Box, ...Box[]];
  const middle = ({ y, height }: Box) => y + height / 2;
  let x = own.x + own.width;
  let y = middle(own);
  let path = `M${from.x + from.width} ${y}H${x}`;
  for (const place of rest) {
    const bend = (place.x - x) / 2;
    const next = middle(place);
    const isLast = place === rest.at(-1);
    path += `C${x + bend} ${y} ${place.x - bend} ${next} ${place.x} ${next}H${isLast ? to.x : place.x + place.width}`;
    x = place.x + place.width;
    y = next;
  }
  return path;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
