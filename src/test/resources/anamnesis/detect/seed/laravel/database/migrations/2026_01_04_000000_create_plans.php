<?php

return new class extends Migration
{
    public function up(): void
    {
        DB::statement("insert into plans (code, name, price_cents) values ('care-monthly', 'Monthly care, everything included', 14900)");
        DB::statement(<<<SQL
            insert into plans (code, name, price_cents)
            values ('care-yearly', 'Yearly care, two months free', 149000);
        SQL);
    }
};
