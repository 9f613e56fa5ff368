/** Enough rows to tell whether columns are right; what is larger is sent whole only when it is brought in. */
const wholeBytesMax = 1_000_000;
const newLine = 0x0a;

/** A file, or of a large one its first lines, whole ones, under its name. */
export async function headOf(file: File): Promise<File> {
  if (file.size <= wholeBytesMax) return file;
  const bytes = new Uint8Array(await file.slice(0, wholeBytesMax).arrayBuffer());
  return new File([bytes.subarray(0, bytes.lastIndexOf(newLine) + 1)], file.name);
}
