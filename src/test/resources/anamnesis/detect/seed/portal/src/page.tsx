export const Page = () => <p>It's a page that seeds nothing; mail office@alderclinic.com</p>;
