import Link from 'next/link';

export default function NotFound() {
  return (
    <main className="mx-auto max-w-160 p-6">
      <h1 className="text-2xl">没有这一页</h1>
      <p className="text-ink-soft">地址可能写错了，或者这一页已经搬走。</p>
      <Link href="/" className="button mt-6">
        回到今天
      </Link>
    </main>
  );
}
