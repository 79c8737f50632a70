/** Where the planes stand, in px: the plane that is pooled, what pooling keeps of it, and what unpooling makes of that. */
interface Sizes {
  readonly inputSize: number;
  readonly backSize: number;
  readonly pooledSize: number;
}

const largestCell = 44;
const head = 26;

export function planeLayout({ inputSize, backSize, pooledSize }: Sizes, width: number) {
  const narrow = width < 520;
  const side = Math.max(inputSize, backSize);
  if (narrow) {
    const cell = Math.min(largestCell, Math.floor((width - 2) / side));
    const small = Math.min(40, Math.floor((width - 32) / 2 / pooledSize));
    const pooledY = head + inputSize * cell + 40;
    const zY = pooledY + pooledSize * small + 40;
    return {
      narrow,
      cell,
      small,
      P: { x: 1, y: head },
      y: { x: 1, y: pooledY },
      index: { x: 1 + pooledSize * small + 28, y: pooledY },
      z: { x: 1, y: zY },
      arrows: [],
      height: zY + side * cell + 10,
    };
  }
  const arrow = 40;
  const room = width - 4 * arrow - 4;
  const cell = Math.min(largestCell, Math.floor(room / (inputSize + side + pooledSize * 0.9)));
  const small = Math.max(18, Math.min(40, Math.floor((room - (inputSize + side) * cell) / pooledSize)));
  const P = { x: 1, y: head };
  const pooledX = P.x + inputSize * cell + 2 * arrow;
  const zX = pooledX + pooledSize * small + 2 * arrow;
  const tall = inputSize * cell;
  const gap = 34;
  const pooledY = Math.max(head, head + (tall - 2 * pooledSize * small - gap) / 2);
  const y = { x: pooledX, y: pooledY };
  const middle = pooledY + (pooledSize * small) / 2;
  return {
    narrow,
    cell,
    small,
    P,
    y,
    index: { x: pooledX, y: pooledY + pooledSize * small + gap },
    z: { x: zX, y: head },
    arrows: [
      { from: P.x + inputSize * cell + 14, to: pooledX - 14, y: middle },
      { from: pooledX + pooledSize * small + 14, to: zX - 14, y: middle },
    ],
    height: Math.max(head + side * cell, pooledY + 2 * pooledSize * small + gap) + 10,
  };
}

/** Where the bars of all levels stand: the way down on the left, the way up on the right. */
export function barLayout(down: readonly number[], up: readonly number[], width: number) {
  const narrow = width < 520;
  const gap = narrow ? 28 : 72;
  const room = (width - gap) / 2 - 1;
  const most = Math.max(...down, ...up);
  const step = narrow ? 74 : 64;
  const bar = 24;
  return {
    narrow,
    step,
    bar,
    room,
    leftX: 1,
    rightX: width / 2 + gap / 2,
    yOf: (level: number) => 20 + level * step,
    wide: (size: number) => Math.max(3, (size / most) * room),
    height: 20 + (down.length - 1) * step + bar + 30,
  };
}
