/** Two soft notes, made here: no file is loaded. Browsers that want a click before any sound stay silent. */
export function playAlert(): void {
  try {
    const context = new AudioContext();
    for (const [index, pitch] of [660, 880].entries()) {
      const from = context.currentTime + index * 0.16;
      const tone = context.createOscillator();
      const loudness = context.createGain();
      tone.frequency.value = pitch;
      loudness.gain.setValueAtTime(0.0001, from);
      loudness.gain.exponentialRampToValueAtTime(0.2, from + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.0001, from + 0.15);
      tone.connect(loudness).connect(context.destination);
      tone.start(from);
      tone.stop(from + 0.16);
    }
    setTimeout(() => void context.close(), 1_000);
  } catch {
    // A frame that may not play anything.
  }
}
