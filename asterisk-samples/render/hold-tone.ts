const sampleRate = 8000;
const seconds = 6;

/**
 * What the customer hears on hold until you put music of your own beside it: two soft tones, then quiet.
 * It has to be there, for Meta ends a call after 30 seconds without media.
 *
 * @returns a WAV file, 8 kHz mono 16 bit, the plainest format that Asterisk's format_wav reads.
 */
export function holdTone(): Buffer {
  const samples = sampleRate * seconds;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20); // PCM
  wav.writeUInt16LE(1, 22); // mono
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index++)
    wav.writeInt16LE(loudness(index / sampleRate), 44 + index * 2);
  return wav;
}

function loudness(at: number): number {
  return Math.round(2500 * (note(at, 392, 0) + note(at, 494, 0.7)));
}

/** One note, swelling and fading over 1.4 seconds, so that it neither clicks nor startles. */
function note(at: number, hertz: number, from: number): number {
  const into = (at - from) / 1.4;
  return into < 0 || into > 1 ? 0 : Math.sin(Math.PI * into) ** 2 * Math.sin(2 * Math.PI * hertz * at);
}
