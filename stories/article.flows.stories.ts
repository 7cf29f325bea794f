import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import '../src/elements/article/article.define.ts';
import { elementMeta } from './helpers/element.ts';
import { feeds } from './helpers/feeds.ts';
import { file, later, serving } from './helpers/network.ts';
import { becomes, find, hush, inside, replacing } from './helpers/play.ts';

const { args, ...shared } = elementMeta('ward-article');

const meta: Meta = {
  ...shared,
  title: 'Elements/Article/Flows',
  tags: ['!autodocs', 'flow'],
  args: { ...args, feed: feeds.articles, item: 'vuon-rau' },
  globals: { language: 'vi' },
};
export default meta;

type Story = StoryObj;

/** Where the article of these stories is. */
const link = () => new URL('portal/bai-viet.html?item=vuon-rau', document.baseURI).href;

const writeText = fn();

export const ChangeTheTextSize: Story = {
  beforeEach: () => {
    sessionStorage.removeItem('ward-text-size');
    return () => sessionStorage.removeItem('ward-text-size');
  },
  play: async ({ canvasElement, step }) => {
    const element = find(canvasElement, 'ward-article');
    const article = inside(element);
    const larger = await article.findByRole('button', { name: 'Tăng cỡ chữ' });
    const smaller = article.getByRole('button', { name: 'Giảm cỡ chữ' });
    const size = () => parseFloat(getComputedStyle(article.getByText(/^Mỗi lớp nhận/)).fontSize);
    await article.findByText(/^Mỗi lớp nhận/);
    const usual = size();
    await step('Larger, up to the largest', async () => {
      await userEvent.click(larger);
      await article.findByText('Cỡ chữ 120%');
      await waitFor(() => expect(size()).toBeCloseTo(usual * 1.2));
      await userEvent.click(larger);
      await userEvent.click(larger);
      await article.findByText('Cỡ chữ 170%');
      await expect(larger).toHaveAttribute('aria-disabled', 'true');
    });
    await step('Kept for the next article of the visit', () =>
      expect(sessionStorage.getItem('ward-text-size')).toBe('170'),
    );
    await step('And back', async () => {
      for (let i = 0; i < 3; i++) await userEvent.click(smaller);
      await article.findByText('Cỡ chữ 100%');
      await waitFor(() => expect(size()).toBe(usual));
    });
    hush(element);
  },
};

export const CopyTheLink: Story = {
  beforeEach: replacing(navigator, { clipboard: { writeText: writeText } }),
  play: async ({ canvasElement }) => {
    const element = find(canvasElement, 'ward-article');
    const article = inside(element);
    writeText.mockReset();
    await userEvent.click(await article.findByRole('button', { name: 'Sao chép liên kết' }));
    await article.findByText('Đã sao chép liên kết');
    await expect(writeText).toHaveBeenCalledWith(link());
    hush(element);
  },
};

export const CopyByHandWhereThePageMayNot: Story = {
  // The address can be read: it is to be the same wherever this Storybook is.
  args: { 'article-url': 'https://phuong.example.vn/bai-viet?item={id}' },
  beforeEach: [
    replacing(navigator, { clipboard: undefined }),
    replacing(document, { execCommand: () => false }),
  ],
  play: async ({ canvasElement }) => {
    const article = inside(find(canvasElement, 'ward-article'));
    await userEvent.click(await article.findByRole('button', { name: 'Sao chép liên kết' }));
    await article.findByText('Chưa sao chép được liên kết: https://phuong.example.vn/bai-viet?item=vuon-rau');
  },
};

const share = fn();

export const Share: Story = {
  beforeEach: replacing(navigator, { share, canShare: () => true }),
  play: async ({ canvasElement }) => {
    const article = inside(find(canvasElement, 'ward-article'));
    share.mockReset();
    await userEvent.click(await article.findByRole('button', { name: 'Chia sẻ' }));
    await expect(share).toHaveBeenCalledWith({
      title: 'Ba trường tiểu học hoàn thành vườn rau xanh do học sinh tự tay chăm sóc',
      url: link(),
    });
  },
};

export const ShareThatFailsCopiesTheLink: Story = {
  beforeEach: [
    replacing(navigator, { share: () => Promise.reject(new Error('no')), canShare: () => true }),
    replacing(navigator, { clipboard: { writeText } }),
  ],
  play: async ({ canvasElement }) => {
    const element = find(canvasElement, 'ward-article');
    const article = inside(element);
    writeText.mockReset();
    await userEvent.click(await article.findByRole('button', { name: 'Chia sẻ' }));
    await article.findByText('Đã sao chép liên kết');
    await expect(writeText).toHaveBeenCalledWith(link());
    hush(element);
  },
};

export const RetryAfterAFailure: Story = {
  beforeEach: serving('stories/flow-article-retry', later(file(feeds.articles))),
  args: { feed: 'stories/flow-article-retry' },
  play: async ({ canvasElement }) => {
    const element = find(canvasElement, 'ward-article');
    const article = inside(element);
    await userEvent.click(await article.findByRole('button', { name: 'Thử lại' }));
    await becomes(element, 'ready');
    const headline = article.getByRole('heading', { level: 1 });
    await waitFor(() => expect(element.shadowRoot!.activeElement).toBe(headline));
  },
};

export const WayBackFromAnArticleThatIsNotThere: Story = {
  args: { item: 'khong-co', 'list-url': '#danh-sach' },
  play: async ({ canvasElement }) => {
    const article = inside(find(canvasElement, 'ward-article'));
    await article.findByText('Không tìm thấy bài viết.');
    const back = await article.findByRole('link', { name: 'Về danh sách bài viết' });
    await expect((back as HTMLAnchorElement).hash).toBe('#danh-sach');
  },
};

export const ToTheArticleAfter: Story = {
  args: { 'article-url': '#bai-viet/{id}' },
  play: async ({ canvasElement }) => {
    const article = inside(find(canvasElement, 'ward-article'));
    const newer = await article.findByRole('link', { name: /^Bài mới hơn/ });
    const older = article.getByRole('link', { name: /^Bài cũ hơn/ });
    await expect((newer as HTMLAnchorElement).hash).toBe('#bai-viet/dem-hoi-den-long');
    await expect((older as HTMLAnchorElement).hash).toBe('#bai-viet/cho-phien');
  },
};
