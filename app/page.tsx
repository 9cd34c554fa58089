import Link from 'next/link';

export default function Home() {
  return (
    <main className="mx-auto max-w-160 p-6">
      <h1 className="text-2xl">议事亭</h1>
      <p className="text-ink-soft">今天没有要办的事</p>
      <Link href="/" className="button mt-6">
        今天
      </Link>
    </main>
  );
}
