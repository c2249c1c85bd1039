/** Says a text once to screen readers, whenever it changes. Always mounted: they only hear changes. */
export function Announcement({ text, urgent = false }: { readonly text: string; readonly urgent?: boolean }) {
  return (
    <p aria-live={urgent ? "assertive" : "polite"} className="sr-only">
      {text}
    </p>
  );
}
