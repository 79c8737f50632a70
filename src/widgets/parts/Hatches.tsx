/** The two textures of the course: 45° lines for padding, dots for inserted zeros. One set a drawing, with ids of its own. */
export function Hatches({ uid }: { uid: string }) {
  return (
    <defs>
      <pattern id={`${uid}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" class="hatch-ground" />
        <line class="hatch" x1="0" y1="0" x2="0" y2="6" />
      </pattern>
      <pattern id={`${uid}-dots`} width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" class="hatch-ground" />
        <circle class="dots" cx="2.5" cy="2.5" r="0.9" />
      </pattern>
    </defs>
  );
}

/** A cell of padding. */
export function PadCell({
  uid,
  x,
  y,
  width,
  height,
}: {
  uid: string;
  x: number;
  y: number;
  width: number;
  height: number;
}) {
  return <rect class="cell-pad" x={x} y={y} width={width} height={height} fill={`url(#${uid}-hatch)`} />;
}

/** A cross over a cell that nothing reads. */
export function UnreadCross({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  const inset = Math.min(5, width / 5);
  const [left, right, top, bottom] = [x + inset, x + width - inset, y + inset, y + height - inset];
  return <path class="unread" d={`M${left} ${top}L${right} ${bottom}M${right} ${top}L${left} ${bottom}`} />;
}
